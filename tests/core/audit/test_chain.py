"""Whatever is changed by the back door is found."""

import pytest
from django.db import connection

from given.people import a_holding, a_person, the_operator
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.audit import chain
from hoaban.core.audit.chain import Finding, head, verify
from hoaban.core.audit.models import Entry
from hoaban.core.audit.rows import digest

pytestmark = pytest.mark.django_db


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_clean_log_is_proved_with_its_number_and_head() -> None:
    a_person()

    proof = verify()

    assert proof.ok
    assert proof.rows == Entry.objects.count()
    assert proof.head == head() == Entry.objects.latest("number").hash[:12]


def test_one_byte_changed_by_sql_is_found() -> None:
    user = a_person("Nguyễn Văn Minh Hoạ")

    run("UPDATE accounts_user SET name = 'Nguyễn Văn Minh Hoa' WHERE id = %s", user.pk)

    assert verify().first == Finding("accounts_user", str(user.pk), "changed")


def test_a_removed_row_is_found() -> None:
    user = a_person()

    run("DELETE FROM accounts_user WHERE id = %s", user.pk)

    assert verify().first == Finding("accounts_user", str(user.pk), "removed")


def test_an_added_row_is_found() -> None:
    run("INSERT INTO units_provincesetting (key, value, regulation) VALUES ('quorum', '\"1\"', '')")

    found = verify().first

    assert found is not None
    assert (found.table, found.kind) == ("units_provincesetting", "added")


def test_a_changed_entry_is_found() -> None:
    a_person()
    last = Entry.objects.latest("number")

    run("UPDATE audit_entry SET role = 'auditor' WHERE number = %s", last.number)

    assert verify().first == Finding("audit_entry", str(last.number), "changed")


def test_a_removed_entry_is_found() -> None:
    a_person()
    first = Entry.objects.earliest("number")

    run("DELETE FROM audit_entry WHERE number = %s", first.number)

    assert verify().first == Finding("audit_entry", "1", "removed")


def remade_chain() -> None:
    """Write the whole chain anew, as somebody who has the database could."""
    previous = chain.ORIGIN
    for entry in Entry.objects.order_by("number"):
        entry.previous, entry.role = previous, "auditor"
        entry.hash = digest(entry.content())
        run(
            "UPDATE audit_entry SET previous = %s, role = %s, hash = %s WHERE number = %s",
            entry.previous,
            entry.role,
            entry.hash,
            entry.number,
        )
        previous = entry.hash


def test_a_chain_made_anew_is_found_by_a_head_printed_earlier() -> None:
    a_person()
    printed = head()
    a_person()

    assert verify(against=printed).ok
    remade_chain()

    assert verify().ok
    proof = verify(against=printed)
    assert not proof.ok
    assert proof.first is None
    assert not proof.against_found


def test_the_origin_is_the_head_of_no_installation() -> None:
    proof = verify(against="0" * 12)

    assert (proof.ok, proof.against_found) == (False, False)


# SQLite takes a value that its column cannot hold; PostgreSQL refuses it, so these two run on SQLite alone
@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("accounts_user", "key", "no key"),
        ("accounts_user", "is_active", "maybe"),
        ("accounts_holding", "granted_at", "yesterday"),
        ("accounts_holding", "granted_at", "2026-13-45 00:00:00"),
        ("audit_entry", "fields", "{"),
        ("audit_entry", "act", "no act"),
        ("audit_entry", "at", "yesterday"),
    ],
)
def test_a_value_that_its_column_cannot_hold_is_a_change(table: str, column: str, value: str) -> None:
    a_holding(Role.EDITOR)
    a_holding(Role.INSPECTOR)
    key = "number" if table == "audit_entry" else "id"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max({key}) FROM {table}")
        (last,) = cursor.fetchone()
    run("PRAGMA ignore_check_constraints = ON")
    run(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", value, last)
    run("PRAGMA ignore_check_constraints = OFF")

    assert verify().first == Finding(table, str(last), "changed")


def test_an_added_row_that_cannot_be_read_is_added() -> None:
    user = a_person()
    run(
        "INSERT INTO accounts_user (id, key, name, phone, email, is_active, password) "
        "VALUES (%s, 'no key', 'X', '0900000000', '', 1, '')",
        user.pk + 1,
    )

    assert verify().first == Finding("accounts_user", str(user.pk + 1), "added")


@deed(inner=True)
def look(act: Act) -> None:
    """A deed that writes no row."""
    act.note()


def test_a_deed_without_a_row_is_noted() -> None:
    look(the_operator())

    assert Entry.objects.latest("number").kind == "noted"
    assert verify().ok
