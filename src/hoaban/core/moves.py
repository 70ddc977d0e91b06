"""When a row may change its state: one table per kind of row, and nothing about it anywhere else.

Here: the shape of the table. Not here: the tables (areas/*/moves.py), who is allowed (permissions.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hoaban.core.accounts.roles import Role
from hoaban.core.permissions import ALLOWED, Refusal, Verdict


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table.

    who       the roles that make it; who is told follows from who may move next
    guard     looks at the row alone; its refusal names what is missing
    deadline  id of a deadline of the edition that runs in `state`, or ""
    """

    state: str
    name: str
    to: str
    who: frozenset[Role]
    guard: Callable[[Any], Verdict] | None = None
    deadline: str = ""
    article: str = ""


class Moves:
    """A table of moves, asked by the actions and drawn by the docs."""

    def __init__(self, *moves: Move, words: Mapping[str, str | Promise]) -> None:
        self._moves = {(move.state, move.name): move for move in moves}
        self._words = words
        if len(self._moves) != len(moves):
            raise ValueError("a move stands twice in the table")

    def __iter__(self) -> Iterator[Move]:
        return iter(self._moves.values())

    def of(self, row: Any, name: str) -> Move | Refusal:
        """The move from the state the row is in, or why it cannot be made."""
        move = self._moves.get((row.state, name))
        if move is None:
            return self._wrong_state(row.state, name)
        verdict = move.guard(row) if move.guard else ALLOWED
        return verdict if isinstance(verdict, Refusal) else move

    def states_waiting_for(self, *roles: Role) -> list[str]:
        """The states in which one of these roles makes the next move."""
        return sorted({move.state for move in self if move.who & set(roles)})

    def _wrong_state(self, state: str, name: str) -> Refusal:
        allowed = [move for move in self if move.name == name]
        if not allowed:
            raise LookupError(f"no move is called {name!r}")
        needed = ", ".join(str(self._words[move.state]) for move in allowed)
        return Refusal(
            "wrong-state",
            _("Việc này chỉ làm được khi hồ sơ ở bước: %(needed)s. Hồ sơ đang ở bước: %(state)s.")
            % {"needed": needed, "state": self._words[state]},
            source=allowed[0].article,
        )
