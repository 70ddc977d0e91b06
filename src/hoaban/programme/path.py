"""The cheapest way from a sheet to a star, proven (con đường ít tốn nhất tới hạng sao).

Here: which answers to raise, and by how much, so that the sheet reaches a star at least cost.
Not here: what a sheet earns (scoring.py); what a step costs in money or months, which the caller says.

How it is proven: a criterion adds its points and its cost whatever the others do, but for those that hang
on its answer. So all that a group of criteria can come to is a table "total → best way there", and two
tables together make the table of both. Of two ways to the same total the worse can be dropped, because
whatever follows adds the same to both. Nothing is cut that could be the best: it is a search of all ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations

from hoaban.programme.edition import Edition
from hoaban.programme.provisions.criteria import Criterion
from hoaban.programme.provisions.points import places_of, scaled, unscaled
from hoaban.programme.provisions.tables import NOT_JUDGED, CriterionTable, Outcome
from hoaban.programme.scoring import SetRules, Sheet, complete_marks, rules_for

ONE_STEP = Decimal(1)
KNOCKED_OUT = "knocked-out"
OUT_OF_REACH = "out-of-reach"


@dataclass(frozen=True, slots=True)
class Path:
    """The changes of answers that reach a star, or why it is not to be had.

    cost   of all steps; None when it is not to be had, with `why` "knocked-out" or "out-of-reach"
    plan   {criterion: option}, only what changes, in the order of the set
    total  of the sheet with its plan
    """

    target: int
    cost: Decimal | None
    plan: Mapping[str, str]
    total: Decimal
    why: str | None

    @property
    def reachable(self) -> bool:
        return self.cost is not None


def cheapest_path(sheet: Sheet, target: int, costs: Mapping[str, Decimal], edition: Edition) -> Path:
    """The cheapest changes of answers, upwards only, that earn at least `target` stars.

    costs   of one place up at a criterion; 1 where it is not named; criteria the set lacks do not matter
    raises  what star_of raises for a sheet that cannot be scored

    Options stand in the order of points, equal ones as in the file; none of the lines stands one place
    below the lowest. Among equal costs: the highest total, then the earlier option at the first criterion
    that differs. A knock-out by points may be mended, one that people say never.
    """
    rules = rules_for(sheet.criteria_set, edition)
    marks = complete_marks(sheet, rules)
    now = rules.result(marks)
    if now.star >= target:
        return Path(target, Decimal(0), {}, now.total, None)
    if sheet.knock_outs:
        return Path(target, None, {}, now.total, KNOCKED_OUT)
    found = [way for goal in _goals(target, rules) if (way := _Search(sheet, costs, rules, goal).best())]
    if not found:
        return Path(target, None, {}, now.total, OUT_OF_REACH)
    best = min(found)
    return Path(target, best.cost, dict(best.changes), rules.amounts[-best.minus_total], None)


@dataclass(frozen=True, slots=True)
class _Goal:
    """One way to have the star: a band from which it is enough, and the stars whose gates must be met."""

    band: int
    gates_of: frozenset[int]


def _goals(target: int, rules: SetRules) -> Iterator[_Goal]:
    """Every way to have at least that many stars, asked of the edition's own rule.

    For each choice of stars whose gates may be missed: the lowest band that is still enough. A choice that
    asks for more gates than another, and for no lower band, is left out.
    """
    edition = rules.edition
    gated = {unmet.star for unmet in rules.tables.gates}
    goals: list[_Goal] = []
    for missed in _choices(gated):
        enough = [b for b in edition.stars if edition.gates.star(b, missed, edition.stars) >= target]
        goal = _Goal(min(enough, default=0), frozenset(gated.difference(missed)))
        if enough and not any(g.gates_of <= goal.gates_of and g.band <= goal.band for g in goals):
            goals.append(goal)
            yield goal


def _choices(stars: set[int]) -> Iterable[tuple[int, ...]]:
    """Every choice of some of the stars, the largest first."""
    return chain.from_iterable(combinations(sorted(stars), count) for count in range(len(stars), -1, -1))


@dataclass(frozen=True, slots=True, order=True)
class _Way:
    """A whole plan; the smaller of two is the better: cost, then total, then the earlier options."""

    cost: Decimal
    minus_total: int
    order: int
    changes: tuple[tuple[str, str], ...]


_Table = dict[int, int]
"""Best way by total (scaled). A way is one number: its cost times `_unit`, plus the order of its options."""


class _Search:
    """All ways from one sheet to one goal.

    The order of options is one number too: each criterion is a digit, the first of the set the highest, and
    the digit is the place of its option, none of the lines being 0. So ways can be added and compared as
    numbers, and of two ways of equal cost the smaller takes the earlier option where they first differ.
    """

    def __init__(self, sheet: Sheet, costs: Mapping[str, Decimal], rules: SetRules, goal: _Goal) -> None:
        self._rules = rules
        self._goal = goal
        self._criteria = rules.tables.criteria
        self._options = {c.id: in_order(c) for c in rules.tables.criteria_set.criteria}
        self._now = {ident: self._place(ident, sheet.answers.get(ident)) for ident in self._criteria}
        self._weights, self._unit = self._digits()
        steps = {ident: costs.get(ident, ONE_STEP) for ident in self._criteria}
        self._places = places_of(steps.values())
        self._step = {ident: scaled(cost, self._places) * self._unit for ident, cost in steps.items()}
        self._below = {
            ident: [c for c in rules.tables.conditional if c.depends_on is criterion]
            for ident, criterion in self._criteria.items()
        }
        self._made: dict[tuple[str, bool], _Table] = {}
        self._rises = rules.rises_from(goal.band)

    def best(self) -> _Way | None:
        """The best way to the goal; None when there is none."""
        roots = [c for c in self._criteria.values() if c.depends_on is None]
        table: _Table = {0: 0}
        for criterion in roots:
            table = self._joined(table, self._table(criterion, judged=True))
        enough = {total: way for total, way in table.items() if self._rules.band(total) >= self._goal.band}
        if not enough:
            return None
        cost, minus_total, order = min(
            (way // self._unit, -total, way % self._unit) for total, way in enough.items()
        )
        return _Way(unscaled(cost, self._places), minus_total, order, tuple(self._changes(order)))

    def _place(self, criterion: str, answer: str | None) -> int:
        return self._options[criterion].index(answer)

    def _digits(self) -> tuple[dict[str, int], int]:
        """What one place of each criterion weighs, and what is above them all."""
        weights: dict[str, int] = {}
        weight = 1
        for criterion in reversed(self._options):
            weights[criterion] = weight
            weight *= len(self._options[criterion])
        return weights, weight

    def _changes(self, order: int) -> Iterator[tuple[str, str]]:
        for criterion, weight in self._weights_in_order():
            place, order = divmod(order, weight)
            option = self._options[criterion][place]
            if place > self._now[criterion] and option is not None:
                yield criterion, option

    def _weights_in_order(self) -> list[tuple[str, int]]:
        return [(criterion, self._weights[criterion]) for criterion in self._options]

    def _table(self, criterion: CriterionTable, *, judged: bool) -> _Table:
        """All that a criterion and those that hang on it can come to."""
        known = (criterion.id, judged)
        if known not in self._made:
            ways = self._judged(criterion) if judged else self._not_judged(criterion)
            self._made[known] = self._kept(ways)
        return self._made[known]

    def _not_judged(self, criterion: CriterionTable) -> Iterator[tuple[int, int]]:
        """It stays as it is and earns what it is worth then; so do all that hang on it."""
        stay = self._now[criterion.id] * self._weights[criterion.id]
        return self._with_those_below(criterion, NOT_JUDGED, criterion.outcomes[NOT_JUDGED], stay)

    def _judged(self, criterion: CriterionTable) -> Iterator[tuple[int, int]]:
        """Any option from the one it has upwards that meets the goal's gates and knocks nothing out."""
        now, weight, step = self._now[criterion.id], self._weights[criterion.id], self._step[criterion.id]
        for place, option in enumerate(self._options[criterion.id]):
            outcome = criterion.outcomes[option]
            if place >= now and not any(unmet.star in self._goal.gates_of for unmet in outcome.unmet):
                way = (place - now) * step + place * weight
                yield from self._with_those_below(criterion, option, outcome, way)

    def _with_those_below(
        self, criterion: CriterionTable, answer: str | None, outcome: Outcome, way: int
    ) -> Iterator[tuple[int, int]]:
        if outcome.knock_outs:
            return
        table = {outcome.points: way}
        for below in self._below[criterion.id]:
            table = self._joined(table, self._table(below, judged=answer in below.judged_at))
        yield from table.items()

    def _joined(self, one: _Table, other: _Table) -> _Table:
        """What two groups of criteria come to together."""
        return self._kept((a + b, way + more) for a, way in one.items() for b, more in other.items())

    def _kept(self, ways: Iterable[tuple[int, int]]) -> _Table:
        """The best way to each total; where more points are never worse, none that costs as much for less."""
        table: _Table = {}
        for total, way in ways:
            if total not in table or way < table[total]:
                table[total] = way
        if not self._rises:
            return table
        kept: _Table = {}
        least = None
        for total in sorted(table, reverse=True):
            cost = table[total] // self._unit
            if least is None or cost < least:
                least = cost
                kept[total] = table[total]
        return kept


def in_order(criterion: Criterion) -> list[str | None]:
    """None of the lines, then the options in the order of points, equal ones as in the file."""
    return [None, *(option.id for option in sorted(criterion.options, key=lambda option: option.points))]
