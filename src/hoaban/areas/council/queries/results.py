"""What the council's sheets came to: nothing before the scoring of the product is closed.

Here: results and the marks behind them, once nobody can mark any more. Not here: how they are worked out
(programme/panel.py, asked by actions/close_scoring.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from hoaban.areas.council.models import Entry, Mark, Minutes, Result, Round, Sheet, SheetKnockOut
from hoaban.areas.council.queries.sheets import as_answered, criteria_set_of
from hoaban.areas.council.words import EntryState
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.queries import option_of, sheet_of, title_of
from hoaban.core.law import edition_called
from hoaban.programme import scoring
from hoaban.programme.evidence import skipped_criteria
from hoaban.programme.path import in_order
from hoaban.programme.provisions.criteria import Criterion, Option
from hoaban.programme.provisions.grading import Part
from hoaban.programme.provisions.points import cut

SHOWN_PLACES = 2


def entry_of(dossier: Dossier) -> Entry | None:
    """The place of a dossier in the round it stands in, or stood in last; None where there is none."""
    rows = Entry.objects.filter(dossier=dossier).select_related(
        "round__council", "dossier__product__producer"
    )
    return rows.exclude(state=EntryState.POSTPONED).first() or rows.order_by("-id").first()


def final_result_of(dossier: Dossier) -> Result | None:
    """The result that stands; None before the scoring is closed."""
    rows = Result.objects.filter(entry__dossier=dossier, entry__state=EntryState.CLOSED, final=True)
    return rows.select_related("entry__round").first()


@dataclass(frozen=True, slots=True)
class PassResult:
    """One pass of a closed product: its result, what it counted, and the knock-outs that were proposed."""

    result: Result
    knock_outs: tuple[tuple[str, str], ...]

    @property
    def content(self) -> Mapping[str, Any]:
        return dict(self.result.content)

    @property
    def totals(self) -> list[Decimal]:
        """The totals of the counted sheets, lowest first, without names."""
        return sorted(Decimal(total) for total in self.content["totals"].values())

    @property
    def low(self) -> Decimal:
        return self.totals[0]

    @property
    def high(self) -> Decimal:
        return self.totals[-1]

    @property
    def mean(self) -> Decimal:
        """The mean cut, not rounded, to two places: only to be looked at."""
        return cut(Fraction(self.result.mean), SHOWN_PLACES)


def passes_of(entry: Entry) -> list[PassResult]:
    """The results of a product, first pass first; none at all while it can still be marked."""
    if entry.state != EntryState.CLOSED:
        return []
    results = Result.objects.filter(entry=entry).order_by("pass_number")
    return [PassResult(result, _knock_outs(result)) for result in results]


def _knock_outs(result: Result) -> tuple[tuple[str, str], ...]:
    rows = SheetKnockOut.objects.filter(sheet__in=_counted(result)).order_by("id")
    return tuple(rows.values_list("knock_out", "reason"))


def _counted(result: Result) -> QuerySet[Sheet]:
    """The sheets that made up a result: those of the seats it names."""
    seats = [int(seat) for seat in result.content["totals"]]
    return Sheet.objects.filter(entry=result.entry_id, pass_number=result.pass_number, seat__in=seats)


def results_of(round: Round) -> list[PassResult]:
    """The results of a round that stand, in its order; of products that are closed only."""
    rows = Result.objects.filter(entry__round=round, entry__state=EntryState.CLOSED, final=True)
    rows = rows.select_related("entry__dossier__product__producer").order_by("entry__position", "entry_id")
    return [PassResult(result, ()) for result in rows]


def minutes_of(round: Round) -> Minutes | None:
    """The minutes of a closed round; None before."""
    return Minutes.objects.filter(round=round).first()


@dataclass(frozen=True, slots=True)
class Choices:
    """How the counted sheets of one pass marked one criterion: each option with its number of sheets."""

    criterion: Criterion
    options: tuple[tuple[Option | None, int], ...]


def marks_by_criterion(entry: Entry) -> list[Choices]:
    """How often each option was chosen in the pass that stands, without names; nothing before the close."""
    result = final_result_of(entry.dossier)
    if result is None or result.entry_id != entry.pk:
        return []
    found = Counter(Mark.objects.filter(sheet__in=_counted(result)).values_list("criterion", "option"))
    return [Choices(criterion, _counts(criterion, found)) for criterion in criteria_set_of(entry).criteria]


def _counts(
    criterion: Criterion, found: Mapping[tuple[str, str | None], int]
) -> tuple[tuple[Option | None, int], ...]:
    options: list[Option | None] = [*criterion.options, None]
    counted = [(option, found.get((criterion.id, option.id if option else None), 0)) for option in options]
    return tuple((option, count) for option, count in counted if count)


def counted_sheets(entry: Entry) -> list[scoring.Sheet]:
    """The sheets that made up the result that stands, without names; nothing before the close."""
    result = final_result_of(entry.dossier)
    if result is None or result.entry_id != entry.pk:
        return []
    rows = _counted(result).prefetch_related("marks", "knock_outs").order_by("id")
    return [as_answered(sheet, entry) for sheet in rows]


@dataclass(frozen=True, slots=True)
class MarkRange:
    """What one criterion was marked, from the lowest to the highest of the counted sheets, beside one's own.

    own         the producer's answer (None: none of the lines); `assessed` says whether there is one
    low, high   options; None: none of the lines
    judged      False: no counted sheet judges the criterion, low and high say nothing
    """

    criterion: Criterion
    title: str
    assessed: bool
    own: Option | None
    judged: bool
    low: Option | None
    high: Option | None

    @property
    def apart(self) -> bool:
        """Did the sheets choose different options?"""
        return self.low != self.high


def mark_ranges(entry: Entry) -> dict[Part, list[MarkRange]]:
    """The range of the counted sheets at every criterion, by part of the law; nothing before the close.

    Who may see it: the office and the chairman, and producer and commune once they were told the result.
    """
    sheets = counted_sheets(entry)
    if not sheets:
        return {}
    edition, criteria_set = edition_called(entry.dossier.edition), criteria_set_of(entry)
    skipped = [skipped_criteria(sheet, edition) for sheet in sheets]
    own = sheet_of(entry.dossier, edition).answers
    found: dict[str, list[MarkRange]] = {part.id: [] for part in edition.parts}
    for criterion in criteria_set.criteria:
        marks = [
            sheet.answers[criterion.id]
            for sheet, left_out in zip(sheets, skipped, strict=True)
            if criterion.id not in left_out and criterion.id in sheet.answers
        ]
        title = title_of(criterion, criteria_set, edition)
        found[criterion.part].append(_mark_range(criterion, title, marks, own))
    return {part: found[part.id] for part in edition.parts if found[part.id]}


def _mark_range(
    criterion: Criterion, title: str, marks: list[str | None], own: Mapping[str, str | None]
) -> MarkRange:
    ordered = sorted(marks, key=in_order(criterion).index)
    low, high = (option_of(criterion, option) for option in (ordered[:1] + ordered[-1:] or [None, None]))
    assessed = criterion.id in own
    return MarkRange(
        criterion, title, assessed, option_of(criterion, own.get(criterion.id)), bool(marks), low, high
    )


@dataclass(frozen=True, slots=True)
class Apart:
    """A criterion on which the sheets of the first pass lie far apart: that they do, not how they stand."""

    criterion: Criterion
    points: Decimal


MOST_APART = 3


def farthest_apart(entry: Entry) -> list[Criterion]:
    """What to talk about before marking anew: the criteria first sheets differ on most, no figure."""
    if entry.state != EntryState.RESCORING:
        return []
    first = Result.objects.get(entry=entry, pass_number=entry.pass_number - 1)
    marks = Mark.objects.filter(sheet__in=_counted(first))
    found: dict[str, list[str | None]] = {}
    for criterion, option in marks.values_list("criterion", "option"):
        found.setdefault(criterion, []).append(option)
    apart = [Apart(c, _range(c, found.get(c.id, []))) for c in criteria_set_of(entry).criteria]
    most = sorted((row for row in apart if row.points), key=lambda row: -row.points)[:MOST_APART]
    return [row.criterion for row in most]


def _range(criterion: Criterion, options: list[str | None]) -> Decimal:
    points = [criterion.option(option).points if option else Decimal(0) for option in options]
    return max(points) - min(points) if points else Decimal(0)
