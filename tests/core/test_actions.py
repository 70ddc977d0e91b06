"""How anything of ours is written: by deeds, in one transaction, with audit entries."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

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


# --- what every deed costs ---


@deed(inner=True)
def set_both(act: Act, *, break_inside: bool = False) -> None:
    """A deed of this test: two rows, and between them another deed that may break."""
    act.add(ProvinceSetting(key="max_spread", value="10", regulation="Quy chế"))
    with suppress(ValueError):
        set_quorum(act, "0.75", fail=break_inside)
    act.add(ProvinceSetting(key="chair_scores", value="no", regulation="Quy chế"))


def questions(do: object, *about: str) -> int:
    """How often one of these words is asked for while `do` is done."""
    with CaptureQueriesContext(connection) as asked:
        do()  # type: ignore[operator]
    return sum(any(word in query["sql"] for word in about) for query in asked)


@deed(inner=True)
def set_two(act: Act) -> None:
    """A deed of this test: two rows."""
    act.add(ProvinceSetting(key="max_spread", value="10", regulation="Quy chế"))
    act.add(ProvinceSetting(key="chair_scores", value="no", regulation="Quy chế"))


def test_a_deed_of_two_rows_asks_for_the_last_entry_once() -> None:
    asked = questions(lambda: set_two(the_operator()), "ORDER BY number DESC")

    assert asked == 1
    assert verify().ok


def test_two_deeds_ask_twice_since_others_may_have_written_between() -> None:
    def both() -> None:
        set_quorum(the_operator(), "0.75")
        set_two(the_operator())

    assert questions(both, "ORDER BY number DESC") == 2
    assert verify().ok


@pytest.mark.parametrize("break_inside", [False, True])
def test_the_chain_holds_when_a_deed_inside_another_is_rolled_back(*, break_inside: bool) -> None:
    before = Entry.objects.count()

    set_both(the_operator(), break_inside=break_inside)

    assert Entry.objects.count() - before == (2 if break_inside else 3)
    assert verify().ok


def test_a_row_worked_on_is_read_once_and_written_once() -> None:
    row = set_quorum(the_operator(), "0.75")

    asked = questions(lambda: change_quorum(the_operator(), row, "0.5"), "units_provincesetting")

    assert asked == 3  # read, written, named in its entry
    assert verify().ok


begun: list[str] = []


@deed(inner=True)
def come_too_late(act: Act) -> str:
    """A deed of this test: somebody else writes just before it, once."""
    begun.append("inside")
    if begun.count("inside") == 1:
        raise IntegrityError("somebody was first")
    return "seen"


@deed(inner=True)
def come_too_late_inside(act: Act) -> str:
    """A deed of this test."""
    begun.append("around")
    return come_too_late(act)


@deed(inner=True)
def break_the_rules_of_the_database(act: Act) -> None:
    """A deed of this test."""
    begun.append("again")
    raise IntegrityError("no row can be like this")


@pytest.mark.parametrize(
    ("doing", "order"),
    [
        (come_too_late, ["inside", "inside"]),
        (come_too_late_inside, ["around", "inside", "around", "inside"]),
    ],
)
def test_a_deed_that_somebody_came_before_begins_anew_and_sees_it(
    doing: Callable[[Act], str], order: list[str]
) -> None:
    begun.clear()

    assert doing(the_operator()) == "seen"
    assert begun == order


def test_a_deed_begins_anew_once_and_no_more() -> None:
    begun.clear()

    with pytest.raises(IntegrityError):
        break_the_rules_of_the_database(the_operator())

    assert begun == ["again", "again"]
