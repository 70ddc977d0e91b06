"""A criteria set made ready for adding up: for every answer, all that can come of it.

Here: the look-up tables, made once for each set. Points are whole numbers of 10^-places, so sums are
exact and quick.
Not here: sheets and stars (scoring.py); the tree as the law prints it (criteria.py).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from hoaban.programme.provisions.criteria import Condition, CriteriaSet, Criterion, Gate
from hoaban.programme.provisions.fields import EditionError
from hoaban.programme.provisions.grading import Band
from hoaban.programme.provisions.points import places_of, scaled
from hoaban.programme.reasons import Reason

NONE_OF_THE_LINES = None
OPEN = "\0open"
NOT_JUDGED = "\0not judged"
"""What may stand in place of an option: none met, not answered, not judged at all. No id can be these."""


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

    rows         by part: id and outcomes of each of its criteria
    most         the highest total there can be
    conditional  the criteria that are judged only in a case
    answers      every answer there is, as (criterion, option)
    gates        every gate, by criterion, then star, as unmet by nothing chosen
    """

    criteria_set: CriteriaSet
    places: int
    most: int
    rows: tuple[tuple[str, tuple[tuple[str, Mapping[str | None, Outcome]], ...]], ...]
    conditional: tuple[CriterionTable, ...]
    criteria: Mapping[str, CriterionTable]
    answers: frozenset[tuple[str, str | None]]
    gates: tuple[Unmet, ...]
    knock_outs: tuple[str, ...]
    known_knock_outs: frozenset[str]


def make_tables(criteria_set: CriteriaSet, bands: Collection[Band], cite: Callable[[str], str]) -> SetTables:
    """The tables of a set. Raises EditionError where it names a criterion that is not there.

    cite  gives the source of a criterion, ready to print
    """
    made = _Making(criteria_set, places_of(_all_points(criteria_set, bands)), cite)
    criteria = {criterion.id: made.table(criterion.id) for criterion in criteria_set.criteria}
    return SetTables(
        criteria_set=criteria_set,
        places=made.places,
        most=sum(max(outcome.points for outcome in table.outcomes.values()) for table in criteria.values()),
        rows=tuple(
            (part, tuple((table.id, table.outcomes) for table in criteria.values() if table.part == part))
            for part in criteria_set.parts
        ),
        conditional=tuple(table for table in criteria.values() if table.depends_on is not None),
        criteria=criteria,
        answers=frozenset(_answers(criteria_set)),
        gates=tuple(unmet for table in criteria.values() for unmet in table.outcomes[OPEN].unmet),
        knock_outs=(knock_outs := tuple(knock_out.id for knock_out in criteria_set.knock_outs)),
        known_knock_outs=frozenset(knock_outs),
    )


def _answers(criteria_set: CriteriaSet) -> Iterator[tuple[str, str | None]]:
    for criterion in criteria_set.criteria:
        yield criterion.id, NONE_OF_THE_LINES
        yield from ((criterion.id, option.id) for option in criterion.options)


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
