"""A table of moves."""

from dataclasses import dataclass

import pytest

from hoaban.core.accounts.roles import Role
from hoaban.core.moves import Move, Moves
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

OFFICER = frozenset({Role.COMMUNE_OFFICER})


@dataclass
class Door:
    state: str
    locked: bool = False


def unlocked(door: Door) -> Verdict:
    return Refusal("locked", "Cửa khóa.") if door.locked else ALLOWED


TABLE = Moves(
    Move("shut", "open", "opened", OFFICER, unlocked, "", "khoản 1 Điều 1"),
    Move("opened", "shut", "shut", frozenset(), None, "", "khoản 2 Điều 1"),
    words={"shut": "đóng", "opened": "mở"},
)


def test_a_move_is_given_from_its_state() -> None:
    move = TABLE.of(Door("shut"), "open")

    assert isinstance(move, Move)
    assert move.to == "opened"


def test_a_guard_refuses_with_its_own_reason() -> None:
    refusal = TABLE.of(Door("shut", locked=True), "open")

    assert isinstance(refusal, Refusal)
    assert refusal.code == "locked"


def test_a_move_from_another_state_is_refused_with_both_states_in_words() -> None:
    refusal = TABLE.of(Door("opened"), "open")

    assert isinstance(refusal, Refusal)
    assert refusal.code == "wrong-state"
    assert "đóng" in str(refusal.why)
    assert refusal.source == "khoản 1 Điều 1"


def test_a_move_nobody_knows_is_a_mistake_of_the_program() -> None:
    with pytest.raises(LookupError):
        TABLE.of(Door("shut"), "burn")


def test_a_role_waits_where_it_makes_the_next_move() -> None:
    assert TABLE.states_waiting_for(Role.COMMUNE_OFFICER) == ["shut"]
    assert TABLE.states_waiting_for(Role.EDITOR) == []


def test_a_move_stands_once_in_the_table() -> None:
    move = Move("shut", "open", "opened", OFFICER)

    with pytest.raises(ValueError, match="twice"):
        Moves(move, move, words={})
    assert [one.name for one in TABLE] == ["open", "shut"]
