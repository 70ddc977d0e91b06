"""An entry of the log."""

from hoaban.core.audit.models import Entry


def test_an_entrys_hash_covers_all_but_itself() -> None:
    content = Entry(number=1, deed="accounts.add_user", hash="x").content()

    assert "hash" not in content
    assert {"number", "at", "deed", "user_id", "table", "row", "row_hash", "previous"} <= set(content)
