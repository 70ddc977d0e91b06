"""A column that comes later leaves the fingerprints of rows that stood before as they were."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, migrations, models

from given.people import a_person
from hoaban.core.accounts.models import User
from hoaban.core.audit import later, rows
from hoaban.core.audit.chain import Finding, verify
from hoaban.core.audit.later import apps_of_ours, later_columns, migrations_of, put_by
from hoaban.core.audit.rows import fingerprint


@pytest.mark.parametrize(
    ("field", "put"),
    [
        (models.TextField(blank=True), ""),
        (models.TextField(default="x"), "x"),
        (models.TextField(null=True, blank=True), None),
        (models.BinaryField(blank=True), b""),
        (models.JSONField(default=list), []),
        (models.DecimalField(default=Decimal("1.5")), Decimal("1.5")),
        (models.DateField(null=True), None),
    ],
)
def test_what_old_rows_hold_in_a_new_column(field: models.Field[Any, Any], put: object) -> None:
    assert put_by(field) == put


def test_columns_a_table_was_made_with_always_count() -> None:
    for app in apps_of_ours():
        first = migrations_of(app)[0]
        assert first.initial
        made = [made for made in first.operations if isinstance(made, migrations.CreateModel)]
        for model in made:
            later_ones = later_columns(apps.get_model(app.label, model.name))
            assert not {name for name, _field in model.fields} & set(later_ones)


@pytest.fixture
def upgraded(monkeypatch: pytest.MonkeyPatch) -> Iterator[models.Field[Any, Any]]:
    """The program's next version, in which people have a nickname; its table has been given the column."""
    a_person("Có từ trước")

    class Migration(migrations.Migration):
        operations = [
            migrations.AddField("user", "nickname", models.CharField(max_length=20, default="")),
            migrations.AddField("user", "forgotten", models.CharField(max_length=20, default="")),
            migrations.AddField("holding", "note", models.CharField(max_length=20, default="")),
            migrations.AddIndex("user", models.Index(fields=["name"], name="n")),
        ]

    real = later.migrations_of
    monkeypatch.setattr(
        later, "migrations_of", lambda app: [*real(app), *([Migration] if app.label == "accounts" else [])]
    )
    later_columns.cache_clear()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_user ADD COLUMN nickname varchar(20) NOT NULL DEFAULT ''")
    field = models.CharField(max_length=20, default="")
    field.contribute_to_class(User, "nickname")
    User._meta._expire_cache()
    yield field
    User._meta.local_fields.remove(field)
    delattr(User, "nickname")
    User._meta._expire_cache()
    later_columns.cache_clear()


@pytest.mark.django_db
def test_an_upgrade_leaves_the_proof_as_it_was(upgraded: models.Field[Any, Any]) -> None:
    assert later_columns(User) == {"nickname": ""}
    assert verify().ok


@pytest.mark.django_db
def test_a_new_column_filled_by_hand_is_found(upgraded: models.Field[Any, Any]) -> None:
    user = User.objects.get(name="Có từ trước")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET nickname = 'x' WHERE id = %s", [user.pk])

    assert verify().first == Finding("accounts_user", str(user.pk), "changed")


@pytest.mark.django_db
def test_a_new_column_emptied_by_hand_is_found(upgraded: models.Field[Any, Any]) -> None:
    user = a_person("Người mới")
    user.nickname = "x"
    written = fingerprint(user)
    user.nickname = ""

    assert fingerprint(user) != written
    assert "nickname" in rows.state_of(user)  # a change of it is still a change
