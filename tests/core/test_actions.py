"""How anything of ours is written: by deeds, in one transaction, with audit entries."""

import pytest

from given.people import an_act, the_operator
from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import DEEDS, Act, deed
from hoaban.core.audit.chain import head, verify
from hoaban.core.audit.models import Entry
from hoaban.core.audit.rows import WriteOutsideAction
from hoaban.core.units.models import ProvinceSetting

pytestmark = pytest.mark.django_db


@deed(inner=True)
def set_quorum(act: Act, value: str, *, fail: bool = False) -> ProvinceSetting:
    """A deed of this test."""
    row = act.add(ProvinceSetting(key="quorum", value=value, regulation="Quy chế"))
    if fail:
        raise ValueError("broken half-way")
    return row


@deed(inner=True)
def change_quorum(act: Act, row: ProvinceSetting, value: str) -> ProvinceSetting:
    """A deed of this test."""
    with act.on(row) as row:
        row.value = value
    return row


@deed(inner=True)
def drop_quorum(act: Act, row: ProvinceSetting) -> None:
    """A deed of this test."""
    act.remove(row)


def test_a_row_written_by_a_deed_has_an_entry_with_who_when_and_how() -> None:
    act = an_act(Role.PROVINCIAL_OFFICER)

    set_quorum(act, "0.75")

    entry = Entry.objects.latest("number")
    assert (entry.kind, entry.table, entry.role, entry.door) == (
        "added",
        "units_provincesetting",
        "provincial_officer",
        "page",
    )
    assert entry.user_id == act.actor.user_id
    assert entry.deed.endswith(".set_quorum")
    assert verify().ok


def test_a_change_names_the_fields_and_never_their_content() -> None:
    row = set_quorum(the_operator(), "0.75")

    change_quorum(the_operator(), row, "0.5")

    entry = Entry.objects.latest("number")
    assert (entry.kind, entry.fields) == ("changed", ["value"])
    assert verify().ok


def test_a_change_that_changes_nothing_leaves_no_entry() -> None:
    row = set_quorum(the_operator(), "0.75")
    before = head()

    change_quorum(the_operator(), row, "0.75")

    assert head() == before


def test_a_removed_row_keeps_its_entry() -> None:
    row = set_quorum(the_operator(), "0.75")

    drop_quorum(the_operator(), row)

    assert Entry.objects.latest("number").kind == "removed"
    assert verify().ok


def test_a_deed_that_breaks_half_way_leaves_neither_row_nor_entry() -> None:
    before = head()

    with pytest.raises(ValueError, match="half-way"):
        set_quorum(the_operator(), "0.75", fail=True)

    assert head() == before
    assert not ProvinceSetting.objects.exists()


def test_an_act_writes_only_inside_a_deed() -> None:
    with pytest.raises(RuntimeError, match="only inside a deed"):
        the_operator().note()


@pytest.mark.parametrize("write", ["save", "delete"])
def test_nobody_writes_a_row_without_an_act(write: str) -> None:
    row = set_quorum(the_operator(), "0.75")

    with pytest.raises(WriteOutsideAction):
        getattr(row, write)()


@pytest.mark.parametrize(
    "write", ["create", "update", "delete", "bulk_create", "bulk_update", "get_or_create"]
)
def test_nobody_writes_rows_in_bulk(write: str) -> None:
    with pytest.raises(WriteOutsideAction):
        getattr(User.objects.all(), write)()


def test_a_deed_is_listed_by_its_room_and_name() -> None:
    assert "accounts.grant_role" in DEEDS
    assert DEEDS["accounts.grant_role"].doc.startswith("Give a role")
    assert DEEDS["accounts.grant_role"].on == "user"


def test_the_day_of_an_act_is_vietnams() -> None:
    act = the_operator()

    assert act.today.isoformat() == "2026-12-01"
