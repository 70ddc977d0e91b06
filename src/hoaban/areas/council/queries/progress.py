"""How far the sheets of a round are: due, closed and left, by product and by member."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from hoaban.areas.council.models import Entry, Recusal, Round, Seat, Sheet
from hoaban.areas.council.queries.rounds import (
    council_of,
    council_regulation,
    edition_of,
    entries,
    scoring_seats,
)
from hoaban.areas.council.words import EntryState, SheetState


@dataclass(frozen=True, slots=True)
class EntryProgress:
    """One product: sheets due and closed, members who take no part, sheets left out when it was closed."""

    entry: Entry
    due: int
    closed: int
    recused: int
    left_out: int

    @property
    def left(self) -> int:
        return self.due - self.closed


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """A member and the sheets they have still to close."""

    seat: Seat
    left: int


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """Counts of a round that add up: due = present × products − recusals − left out; left = due − closed.

    present  scoring members who have begun a sheet in this round; waiting: those who have not
    quorum   members needed where nobody steps back
    """

    seats: int
    present: int
    products: int
    quorum: int
    lines: list[EntryProgress]
    members: list[MemberLeft]
    waiting: list[Seat]
    postponed: list[Entry]

    @property
    def recusals(self) -> int:
        return sum(line.recused for line in self.lines)

    @property
    def left_out(self) -> int:
        return sum(line.left_out for line in self.lines)

    @property
    def due(self) -> int:
        return sum(line.due for line in self.lines)

    @property
    def closed(self) -> int:
        return sum(line.closed for line in self.lines)

    @property
    def left(self) -> int:
        return self.due - self.closed

    @property
    def full(self) -> int:
        """Products every present member has closed."""
        return sum(1 for line in self.lines if line.due and not line.left)

    @property
    def rescoring(self) -> list[Entry]:
        return [line.entry for line in self.lines if line.entry.state == EntryState.RESCORING]

    @property
    def open(self) -> bool:
        """Is some product still being scored?"""
        return any(line.entry.state != EntryState.CLOSED for line in self.lines)


def progress_of(round: Round) -> RoundProgress:
    """How far the sheets of a round are; five queries for any number of products and members."""
    rows = list(entries().filter(round=round))
    kept = [entry for entry in rows if entry.state != EntryState.POSTPONED]
    seats = scoring_seats(round)
    count = _Counts(round, seats)
    lines = [count.line(entry) for entry in kept]
    left = [MemberLeft(seat, count.left_of(seat, kept)) for seat in seats if seat.pk in count.present]
    return RoundProgress(
        seats=len(seats),
        present=len(count.present),
        products=len(kept),
        quorum=_needed(round, len(seats)),
        lines=lines,
        members=sorted((row for row in left if row.left), key=lambda row: -row.left),
        waiting=[seat for seat in seats if seat.pk not in count.present],
        postponed=[entry for entry in rows if entry.state == EntryState.POSTPONED],
    )


def _needed(round: Round, seats: int) -> int:
    council = council_of(round)
    return math.ceil(council_regulation(council.settings, edition_of(round)).quorum * seats) if council else 0


class _Counts:
    """Sheets and recusals of a round, looked up once."""

    def __init__(self, round: Round, seats: Iterable[Seat]) -> None:
        scoring = {seat.pk for seat in seats}
        sheets = list(
            Sheet.objects.filter(entry__round=round, seat__in=scoring).values_list(
                "entry_id", "seat_id", "pass_number", "state"
            )
        )
        recused = Recusal.objects.filter(entry__round=round, seat__in=scoring).values_list(
            "entry_id", "seat_id"
        )
        self.present = {seat for _entry, seat, _number, _state in sheets}
        self._recused = {pair for pair in recused if pair[1] in self.present}
        self._closed = {
            row[:3] for row in sheets if row[3] == SheetState.CLOSED and row[:2] not in self._recused
        }

    def closed(self, entry: Entry, seat: int) -> bool:
        return (entry.pk, seat, entry.pass_number) in self._closed

    def line(self, entry: Entry) -> EntryProgress:
        closed = sum(self.closed(entry, seat) for seat in self.present)
        recused = sum((entry.pk, seat) in self._recused for seat in self.present)
        due = len(self.present) - recused
        left_out = due - closed if entry.state == EntryState.CLOSED else 0
        return EntryProgress(entry, due - left_out, closed, recused, left_out)

    def left_of(self, seat: Seat, kept: Iterable[Entry]) -> int:
        still = [entry for entry in kept if entry.state != EntryState.CLOSED]
        return sum(
            (entry.pk, seat.pk) not in self._recused and not self.closed(entry, seat.pk) for entry in still
        )
