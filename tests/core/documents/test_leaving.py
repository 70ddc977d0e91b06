"""What an export of everything says of itself, and which columns stay here."""

from __future__ import annotations

from hoaban.core.accounts.models import AccessToken, Slip, User
from hoaban.core.audit.models import Entry
from hoaban.core.audit.rows import row_models
from hoaban.core.documents.leaving import columns_of, is_secret, readme


def test_no_column_that_lets_somebody_in_is_written_out() -> None:
    left_out = {
        f"{model._meta.label_lower}.{field.attname}"
        for model in row_models()
        for field in model._meta.concrete_fields
        if is_secret(field)
    }

    assert {
        "accounts.user.password",
        "accounts.slip.code_hash",
        "accounts.slip.link_hash",
        "accounts.accesstoken.token_hash",
    } <= left_out
    assert [field.attname for field in columns_of(Slip)][:2] == ["id", "user_id"]
    assert "token_hash" not in {field.attname for field in columns_of(AccessToken)}


def test_the_hashes_of_the_audit_log_go_along_so_that_it_can_be_proved() -> None:
    assert {"row_hash", "previous", "hash"} <= {field.attname for field in columns_of(Entry)}


def test_no_table_of_ours_points_at_many_rows_of_another() -> None:
    """Such rows would stand in a table of their own, which nothing here writes out."""
    assert not [model for model in row_models() if model._meta.many_to_many]


def test_every_table_and_column_is_described_in_both_languages() -> None:
    text = readme([(model, 3) for model in row_models()], 7, "tỉnh Điện Biên", "08:00 01/12/2026")

    for model in row_models():
        assert f"\n{model._meta.label_lower}: {model._meta.verbose_name} (3 hàng / rows)" in text
        assert all(f"  - {field.attname}" in text for field in columns_of(model))
    assert "bí mật, không xuất / secret, left out: password" in text
    assert "7 tệp" in text
    assert "registry.product" in text
    assert "producer_id: id của / of registry.producer" in text
    assert "name “Họ tên”: chữ / text" in text
    assert User.__doc__ is not None
    assert User.__doc__.splitlines()[0] in text
    assert "mật khẩu" in text
    assert "passwords" in text
