"""What would help this product most: the cheapest way to the next star, and where its answers show it weak.

Here: the advice of the engine in the words of the set. Not here: the rules (programme/path.py,
weaknesses.py); how the answers stand (assessing.py). Advice, not law: shown to the producer and to who types
for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.queries.assessing import option_of, sheet_of, title_of
from hoaban.programme.edition import Edition
from hoaban.programme.path import Path, cheapest_path
from hoaban.programme.provisions.criteria import CriteriaSet, Criterion, Option
from hoaban.programme.reasons import Reason
from hoaban.programme.scoring import Sheet, star_so_far
from hoaban.programme.weaknesses import Weakness, efforts_of, known_weaknesses, weaknesses_of

OPEN = "open"
FIRST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One answer to raise: from what (None: none of the lines) to what, and the points it brings.

    mends   the stars whose gates the answer does not meet now and then will, up to the one aimed at
    """

    criterion: Criterion
    title: str
    has: Option | None
    to: Option
    gain: Decimal
    mends: tuple[int, ...]
    source: str


@dataclass(frozen=True, slots=True)
class WayUp:
    """The cheapest way to a star.

    steps   in the order of the set; none where the sheet has that star already
    why     "" where there is a way; else "open" (answers are missing), "knocked-out" or "out-of-reach"
    cost    of all steps, one place up at an ordinary criterion being 1; 0 where there is no way
    total   the points the sheet comes to with all steps
    """

    target: int
    steps: tuple[Step, ...]
    cost: Decimal
    total: Decimal
    why: str

    @property
    def first_steps(self) -> tuple[Step, ...]:
        """The few to begin with: what mends a gate, then what brings most points."""
        return self._by_weight[:FIRST_STEPS]

    @property
    def further_steps(self) -> tuple[Step, ...]:
        """The rest of the plan."""
        return self._by_weight[FIRST_STEPS:]

    @property
    def _by_weight(self) -> tuple[Step, ...]:
        return tuple(sorted(self.steps, key=lambda step: (not step.mends, -step.gain)))


def way_up(dossier: Dossier, edition: Edition) -> WayUp | None:
    """The cheapest way from the answers to the next star; None at the top. Raises NoSuchSet without a set."""
    sheet = sheet_of(dossier, edition)
    result = star_so_far(sheet, edition)
    target = min((star for star in edition.stars if star > result.star), default=0)
    if not target:
        return None
    if result.missing:
        return WayUp(target, (), Decimal(0), result.total, OPEN)
    return way_to(target, sheet, edition)


def way_to(target: int, sheet: Sheet, edition: Edition) -> WayUp:
    """The cheapest way from a complete sheet to that star. Raises NoSuchSet, MissingAnswers."""
    criteria_set = edition.criteria_set(sheet.criteria_set)
    path = cheapest_path(sheet, target, efforts_of(criteria_set, edition), edition)
    steps = tuple(_steps(path, sheet, criteria_set, edition))
    return WayUp(target, steps, path.cost or Decimal(0), path.total, path.why or "")


def _steps(path: Path, sheet: Sheet, criteria_set: CriteriaSet, edition: Edition) -> Iterator[Step]:
    for criterion_id, option_id in path.plan.items():
        criterion = criteria_set.criterion(criterion_id)
        has = option_of(criterion, sheet.answers.get(criterion_id))
        to = criterion.option(option_id)
        yield Step(
            criterion,
            title_of(criterion, criteria_set, edition),
            has,
            to,
            to.points - (has.points if has else 0),
            tuple(_mended(criterion, has, to, path.target)),
            edition.source_of(criteria_set, criterion_id),
        )


def _mended(criterion: Criterion, has: Option | None, to: Option, target: int) -> Iterator[int]:
    for gate in criterion.gates:
        missed = has is None or has.points < gate.points
        if gate.star <= target and missed and to.points >= gate.points:
            yield gate.star


@dataclass(frozen=True, slots=True)
class WeakAt:
    """An answer that shows a weakness."""

    criterion: Criterion
    title: str
    has: Option | None
    source: str


@dataclass(frozen=True, slots=True)
class WeakPlace:
    """One weakness with the answers that show it; what to do first stands in `weakness`."""

    weakness: Weakness
    at: tuple[WeakAt, ...]


def weak_places(dossier: Dossier, edition: Edition) -> tuple[WeakPlace, ...]:
    """Where the answers show the product weak, in the edition's order. Raises NoSuchSet without a set."""
    sheet = sheet_of(dossier, edition)
    criteria_set = edition.criteria_set(sheet.criteria_set)
    found: dict[str, list[WeakAt]] = {}
    for reason in weaknesses_of(sheet, edition):
        found.setdefault(str(reason["weakness"]), []).append(_weak_at(reason, criteria_set, edition))
    return tuple(
        WeakPlace(weakness, tuple(found[weakness.id]))
        for weakness in known_weaknesses(edition)
        if weakness.id in found
    )


def _weak_at(reason: Reason, criteria_set: CriteriaSet, edition: Edition) -> WeakAt:
    criterion = criteria_set.criterion(str(reason["criterion"]))
    return WeakAt(
        criterion,
        title_of(criterion, criteria_set, edition),
        option_of(criterion, str(reason["has"] or "")),
        reason.source,
    )
