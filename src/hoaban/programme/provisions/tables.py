"""A criteria set made ready for adding up: for every answer, all that can come of it.

Here: the look-up tables, made once for each set. Points are whole numbers of 10^-places, so sums are
exact; and all that a sheet is asked for is counted in one sum, so they are quick (see Counters).
Not here: sheets and stars (scoring.py); the tree as the law prints it (criteria.py).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from hoaban.programme.provisions.criteria import Condition, CriteriaSet, Criterion, Gate
from hoaban.programme.provisions.fields import EditionError
from hoaban.programme.provisions.grading import Band
from hoaban.programme.provisions.points import places_of, scaled
from hoaban.programme.reasons import Reason


class Standing(str):
    """What may stand in place of an option. No text equals it, so no sheet can hold it by chance."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


NONE_OF_THE_LINES = None
OPEN = Standing("open")
NOT_JUDGED = Standing("not judged")


@dataclass(frozen=True, slots=True)
class Counters:
    """Several counters in one whole number, each in bits of its own: one sum adds them all.

    points of each part; how many gates of each star are not met; how many knock-outs are set off

    >>> counters = Counters(parts=("A", "B"), stars=(3, 4), width=8)
    >>> one, other = counters.number([20, 5], [1, 0], 0), counters.number([2, 3], [1, 0], 1)
    >>> counters.counts(one + other)
    [22, 8, 2, 0, 1]
    """

    parts: tuple[str, ...]
    stars: tuple[int, ...]
    width: int

    def number(self, points: Iterable[int], unmet: Iterable[int], knock_outs: int) -> int:
        counts = [*points, *unmet, knock_outs]
        return sum(count << place * self.width for place, count in enumerate(counts))

    def counts(self, number: int) -> list[int]:
        mask = (1 << self.width) - 1
        size = len(self.parts) + len(self.stars) + 1
        return [number >> shift & mask for shift in range(0, size * self.width, self.width)]


@dataclass(frozen=True, slots=True)
class Unmet:
    """A gate that an answer does not meet, and the star it is for."""

    star: int
    gate: Gate
    reason: Reason


class Outcome(NamedTuple):
    """What one answer brings: scaled points, the gates it does not meet, the knock-outs it sets off."""

    points: int
    unmet: tuple[Unmet, ...]
    knock_outs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionTable:
    """All outcomes of a criterion: by option, and for what may stand in place of one.

    depends_on  the criterion whose answer decides whether this one is judged
    judged_at   the answers there that make it so
    """

    id: str
    part: str
    outcomes: Mapping[str | None, Outcome]
    depends_on: CriterionTable | None
    judged_at: Collection[str]

    def is_judged(self, answers: Mapping[str, str | None]) -> bool | None:
        """Does it apply under these answers? None: what decides it is itself open."""
        if self.depends_on is None:
            return True
        above = self.depends_on.is_judged(answers)
        if not above:
            return above
        answer = answers.get(self.depends_on.id, OPEN)
        return None if answer is OPEN else answer in self.judged_at


@dataclass(frozen=True, slots=True)
class SetTables:
    """The tables of one set, in the order of criteria.

    most         the highest total there can be
    criteria     the table of each criterion; conditional: those that are judged only in a case
    gated        of the criteria that have gates, id and outcomes
    gates        every gate, by criterion, then star, as unmet by nothing chosen
    tallies      what each answer adds to the counters, by (criterion, option or what stands in its place)
    """

    criteria_set: CriteriaSet
    places: int
    most: int
    criteria: Mapping[str, CriterionTable]
    conditional: tuple[CriterionTable, ...]
    gated: tuple[tuple[str, Mapping[str | None, Outcome]], ...]
    gates: tuple[Unmet, ...]
    counters: Counters
    tallies: Mapping[tuple[str, str | None], int]
    knock_outs: tuple[str, ...]


def make_tables(criteria_set: CriteriaSet, bands: Collection[Band], cite: Callable[[str], str]) -> SetTables:
    """The tables of a set. Raises EditionError where it names a criterion that is not there.

    cite  gives the source of a criterion, ready to print
    """
    made = _Making(criteria_set, places_of(_all_points(criteria_set, bands)), cite)
    criteria = {criterion.id: made.table(criterion.id) for criterion in criteria_set.criteria}
    most = sum(max(outcome.points for outcome in table.outcomes.values()) for table in criteria.values())
    gates = tuple(unmet for table in criteria.values() for unmet in table.outcomes[OPEN].unmet)
    counters = Counters(
        parts=criteria_set.parts,
        stars=tuple(sorted({unmet.star for unmet in gates})),
        width=max(1, most, len(criteria_set.knock_outs) * len(criteria), len(gates)).bit_length(),
    )
    return SetTables(
        criteria_set=criteria_set,
        places=made.places,
        most=most,
        criteria=criteria,
        conditional=tuple(table for table in criteria.values() if table.depends_on is not None),
        gated=tuple((table.id, table.outcomes) for table in criteria.values() if table.outcomes[OPEN].unmet),
        gates=gates,
        counters=counters,
        tallies={
            (table.id, answer): _tally(outcome, table.part, counters)
            for table in criteria.values()
            for answer, outcome in table.outcomes.items()
        },
        knock_outs=tuple(knock_out.id for knock_out in criteria_set.knock_outs),
    )


def _tally(outcome: Outcome, part: str, counters: Counters) -> int:
    unmet = [gate.star for gate in outcome.unmet]
    return counters.number(
        points=[outcome.points if part == counted else 0 for counted in counters.parts],
        unmet=[unmet.count(star) for star in counters.stars],
        knock_outs=len(outcome.knock_outs),
    )


def _all_points(criteria_set: CriteriaSet, bands: Collection[Band]) -> Iterator[Decimal]:
    for band in bands:
        yield from (band.min, band.max)
    for knock_out in criteria_set.knock_outs:
        if knock_out.when_points:
            yield knock_out.when_points.points
    for criterion in criteria_set.criteria:
        yield from (option.points for option in criterion.options)
        if criterion.applies_when:
            yield criterion.applies_when.otherwise


class _Making:
    """Makes the tables of a set, each criterion after the one it depends on."""

    def __init__(self, criteria_set: CriteriaSet, places: int, cite: Callable[[str], str]) -> None:
        self._set = criteria_set
        self.places = places
        self._cite = cite
        self._criteria = {criterion.id: criterion for criterion in criteria_set.criteria}
        self._made: dict[str, CriterionTable] = {}
        self._being_made: list[str] = []

    def table(self, criterion_id: str) -> CriterionTable:
        if criterion_id not in self._made:
            self._being_made.append(criterion_id)
            self._made[criterion_id] = self._make(self._criteria[criterion_id])
            self._being_made.pop()
        return self._made[criterion_id]

    def _make(self, criterion: Criterion) -> CriterionTable:
        condition = criterion.applies_when
        return CriterionTable(
            id=criterion.id,
            part=criterion.part,
            outcomes=self._outcomes(criterion),
            depends_on=self._table_of(condition, criterion) if condition else None,
            judged_at=frozenset(condition.options) if condition else (),
        )

    def _table_of(self, condition: Condition, criterion: Criterion) -> CriterionTable:
        """The criterion a condition speaks of; one that hangs on itself could never be judged."""
        if condition.criterion not in self._criteria:
            raise EditionError(self._set.id, criterion.id, f"không có tiêu chí {condition.criterion}")
        if condition.criterion in self._being_made:
            raise EditionError(self._set.id, criterion.id, "điều kiện áp dụng đi vòng tròn")
        return self.table(condition.criterion)

    def _outcomes(self, criterion: Criterion) -> dict[str | None, Outcome]:
        nothing = Decimal(0)
        outcomes: dict[str | None, Outcome] = {
            option.id: Outcome(
                points=scaled(option.points, self.places),
                unmet=self._unmet(criterion, option.id, option.points),
                knock_outs=self._set_off(criterion, option.points),
            )
            for option in criterion.options
        }
        none_met = self._unmet(criterion, None, None)
        outcomes[NONE_OF_THE_LINES] = Outcome(0, none_met, self._set_off(criterion, nothing))
        outcomes[OPEN] = Outcome(0, none_met, ())
        otherwise = criterion.applies_when.otherwise if criterion.applies_when else nothing
        outcomes[NOT_JUDGED] = Outcome(
            scaled(otherwise, self.places), (), self._set_off(criterion, otherwise)
        )
        return outcomes

    def _unmet(self, criterion: Criterion, has: str | None, points: Decimal | None) -> tuple[Unmet, ...]:
        """The gates not met with so many points; without points none is met, not even one at 0."""
        source = self._cite(criterion.id)
        return tuple(
            Unmet(
                gate.star,
                gate,
                Reason(
                    "gate", source=source, star=gate.star, criterion=criterion.id, has=has, needs=gate.needs
                ),
            )
            for gate in criterion.gates
            if points is None or points < gate.points
        )

    def _set_off(self, criterion: Criterion, points: Decimal) -> tuple[str, ...]:
        """The knock-outs that so many points at this criterion set off by themselves."""
        return tuple(
            knock_out.id
            for knock_out in self._set.knock_outs
            if knock_out.when_points
            and criterion.id in knock_out.when_points.criteria
            and points == knock_out.when_points.points
        )
