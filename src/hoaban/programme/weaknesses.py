"""Where a product is weak, named from its sheet, and what to do first (chỗ còn yếu; gợi ý, không phải luật).

Here: the weaknesses of an edition, as its weaknesses.yaml writes them, which of them a sheet shows, and how
hard an answer is to raise beside others.
Not here: points and stars (scoring.py); the cheapest way to a star (path.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from hoaban.programme.edition import Edition
from hoaban.programme.evidence import skipped_criteria
from hoaban.programme.provisions.criteria import CriteriaSet, Criterion
from hoaban.programme.provisions.fields import Fields
from hoaban.programme.provisions.wording import holds_one_of
from hoaban.programme.reasons import Reason
from hoaban.programme.scoring import Sheet

WEAKNESSES_FILE = "weaknesses.yaml"


@dataclass(frozen=True, slots=True)
class Weakness:
    """One weakness: its rule and the first measure against it.

    title_contains  it is looked for at every criterion whose title holds one of these words
    below           it is there when the answer earns less than this share of the criterion's points
    """

    id: str
    name: str
    name_en: str
    first: str
    first_en: str
    title_contains: tuple[str, ...]
    below: Decimal

    def shows_at(self, criterion: Criterion, points: Decimal) -> bool:
        """Is it there when the criterion earns so many points?"""
        return holds_one_of(self.title_contains, criterion.title) and points < self.below * criterion.max


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard one place up is at criteria of such titles; an ordinary one is 1."""

    id: str
    title_contains: tuple[str, ...]
    effort: Decimal


@dataclass(frozen=True, slots=True)
class Advice:
    """What weaknesses.yaml holds."""

    weaknesses: tuple[Weakness, ...]
    efforts: tuple[Effort, ...]


def weaknesses_of(sheet: Sheet, edition: Edition) -> tuple[Reason, ...]:
    """What the answers show to be weak, in the order of weaknesses.yaml, then of criteria.

    weakness    weakness (its id), criterion, has (None: none of the lines is met), points, max
    raises      NoSuchSet

    An open criterion shows nothing yet, one that is not judged nothing at all.
    """
    skipped = skipped_criteria(sheet, edition)
    criteria_set = edition.criteria_set(sheet.criteria_set)
    answered = [c for c in criteria_set.criteria if c.id in sheet.answers and c.id not in skipped]
    return tuple(
        Reason(
            "weakness",
            source=edition.source_of(criteria_set, criterion.id),
            weakness=weakness.id,
            criterion=criterion.id,
            has=has,
            points=str(points),
            max=str(criterion.max),
        )
        for weakness in known_weaknesses(edition)
        for criterion, has, points in _earned(answered, sheet)
        if weakness.shows_at(criterion, points)
    )


def efforts_of(criteria_set: CriteriaSet, edition: Edition) -> dict[str, Decimal]:
    """What one place up at a criterion costs, an ordinary one 1, for path.py; the first rule decides."""
    efforts: dict[str, Decimal] = {}
    for criterion in criteria_set.criteria:
        for rule in _advice(edition).efforts:
            if holds_one_of(rule.title_contains, criterion.title):
                efforts.setdefault(criterion.id, rule.effort)
    return efforts


def _earned(criteria: list[Criterion], sheet: Sheet) -> Iterator[tuple[Criterion, str | None, Decimal]]:
    for criterion in criteria:
        has = sheet.answers[criterion.id]
        yield criterion, has, criterion.option(has).points if has else Decimal(0)


def known_weaknesses(edition: Edition) -> tuple[Weakness, ...]:
    """The edition's weaknesses; none where it has no such file."""
    return _advice(edition).weaknesses


@cache
def _advice(edition: Edition) -> Advice:
    if not (edition.folder / WEAKNESSES_FILE).exists():
        return Advice((), ())
    return read_weaknesses(edition.file(WEAKNESSES_FILE))


def read_weaknesses(fields: Fields) -> Advice:
    """What weaknesses.yaml holds."""
    return Advice(
        tuple(map(_weakness, fields.each("weaknesses"))), tuple(map(_effort, fields.each("efforts")))
    )


def _effort(fields: Fields) -> Effort:
    return Effort(fields.text("id"), fields.texts("title_contains"), fields.exact("effort"))


def _weakness(fields: Fields) -> Weakness:
    return Weakness(
        id=fields.text("id"),
        name=fields.text("name"),
        name_en=fields.text("name_en", default=""),
        first=fields.text("first"),
        first_en=fields.text("first_en", default=""),
        title_contains=fields.texts("title_contains"),
        below=fields.exact("below"),
    )
