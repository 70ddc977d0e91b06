"""One sheet of answers → points, band, star, and what held it down (chấm điểm, phân hạng sao).

Here: what a sheet may hold, what each answer brings, and the star it comes to.
Not here: several sheets together (panel.py); what would have to change (path.py); the figures of the
law, which come from the edition.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import compress, pairwise
from typing import NamedTuple, NoReturn

from hoaban.programme.edition import Edition, UnknownSet
from hoaban.programme.provisions.grading import NO_STAR
from hoaban.programme.provisions.points import scaled, unscaled
from hoaban.programme.provisions.tables import NOT_JUDGED, OPEN, Outcome, SetTables, Unmet, make_tables
from hoaban.programme.reasons import Reason


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one member, or the producer, answers (phiếu đánh giá).

    answers     {criterion: option}; None: none of the lines is met. A criterion left out is open.
    knock_outs  the knock-outs that people say apply
    """

    criteria_set: str
    answers: Mapping[str, str | None]
    knock_outs: Collection[str] = ()


class StarResult(NamedTuple):
    """What a sheet comes to.

    band     by points alone; star: after gates and knock-outs (0: knocked out)
    limits   one Reason per unmet gate of the levels above `star` up to `band`, by criterion, then star
    missing  open criteria; only a sheet scored so far has any
    """

    total: Decimal
    parts: Mapping[str, Decimal]
    band: int
    star: int
    knock_outs: tuple[str, ...]
    limits: tuple[Reason, ...]
    missing: tuple[str, ...]

    @property
    def knocked_out(self) -> bool:
        return bool(self.knock_outs)


class SheetError(Exception):
    """A sheet cannot be scored; `code` is stable, `names` are the criteria or knock-outs at fault."""

    code = ""
    about = "criteria"

    def __init__(self, *names: str) -> None:
        super().__init__(", ".join(names))
        self.names = names


class NoSuchSet(SheetError):
    code = "unknown-set"
    about = ""


class UnknownCriterion(SheetError):
    code = "unknown-criterion"


class UnknownOption(SheetError):
    code = "unknown-option"


class UnknownKnockOut(SheetError):
    code = "unknown-knock-out"
    about = "knock_outs"


class MissingAnswers(SheetError):
    code = "missing-answers"


def star_of(sheet: Sheet, edition: Edition) -> StarResult:
    """The star one complete sheet earns, and why not one more.

    Raises NoSuchSet, UnknownCriterion, UnknownOption, UnknownKnockOut, MissingAnswers; of several the
    first in this order, with all criteria (or knock-outs) it is about.

    Source: khoản 3 Điều 3; Phụ lục II, ghi chú.
    """
    rules = rules_for(sheet.criteria_set, edition)
    return rules.result(complete_marks(sheet, rules))


def star_so_far(sheet: Sheet, edition: Edition) -> StarResult:
    """As star_of, for a sheet still being filled: an open criterion earns 0 and meets no gate."""
    rules = rules_for(sheet.criteria_set, edition)
    return rules.result(marks_of(sheet, rules))


class Marks(NamedTuple):
    """What a sheet says before it is weighed.

    points   scaled, by part; missed: the stars of which a gate is not met
    answers  as they act: where a criterion is not judged NOT_JUDGED, where it is open nothing
    waiting  the options chosen at criteria whose condition is open: they do not act yet
    """

    points: Mapping[str, int]
    missed: frozenset[int]
    knock_outs: tuple[str, ...]
    missing: tuple[str, ...]
    answers: Mapping[str, str | None]
    waiting: Mapping[str, str]

    @property
    def total(self) -> int:
        return sum(self.points.values())


class SetRules:
    """One criteria set with the bands and gates of its edition, ready to weigh marks."""

    def __init__(self, edition: Edition, tables: SetTables) -> None:
        self.edition = edition
        self.tables = tables
        places = tables.places
        # Highest star first: where two bands hold a total, the higher star is the one it reaches.
        self._bands = sorted(
            (
                (band.star, scaled(band.min, places), scaled(band.max, places) + band.max_inclusive)
                for band in edition.bands
            ),
            reverse=True,
        )
        self._stars: dict[tuple[int, frozenset[int]], int] = {}
        self._reasons: dict[tuple[int, int], _Reasons] = {}
        self.amounts = _Amounts(places)

    def result(self, marks: Marks) -> StarResult:
        total, amounts = marks.total, self.amounts
        band = self.band(total)
        star = NO_STAR if marks.knock_outs else self.star(band, marks.missed)
        return StarResult(
            total=amounts[total],
            parts={part: amounts[points] for part, points in marks.points.items()},
            band=band,
            star=star,
            knock_outs=marks.knock_outs,
            limits=self._limits(marks, above=star, up_to=band),
            missing=marks.missing,
        )

    def band(self, total: int) -> int:
        """The star by points alone; 0 where no band holds the total."""
        for star, least, limit in self._bands:
            if least <= total < limit:
                return star
        return NO_STAR

    def rises_from(self, band: int) -> bool:
        """Is a total with at least that band followed by none with less, as in any law without gaps?"""
        limits = sorted((least, limit) for star, least, limit in self._bands if star >= band)
        gapless = all(limit >= least for (_, limit), (least, _) in pairwise(limits))
        return gapless and bool(limits) and limits[-1][1] > self.tables.most

    def star(self, band: int, missed: frozenset[int]) -> int:
        """The star left of a band when gates of these stars are not met."""
        if (band, missed) not in self._stars:
            self._stars[band, missed] = self.edition.gates.star(band, missed, self.edition.stars)
        return self._stars[band, missed]

    def unmet(self, marks: Marks) -> list[Unmet]:
        """Every gate a sheet does not meet, in the order of criteria, then of stars."""
        answers = marks.answers
        return [
            unmet
            for criterion, outcomes in self.tables.gated
            for unmet in outcomes[answers.get(criterion, OPEN)].unmet
        ]

    def _limits(self, marks: Marks, *, above: int, up_to: int) -> tuple[Reason, ...]:
        if marks.missed.isdisjoint(range(above + 1, up_to + 1)):
            return ()
        answers = marks.answers
        rows = self._reasons_between(above, up_to)
        limits = [why for criterion, reasons in rows for why in reasons[answers.get(criterion, OPEN)]]
        if marks.waiting:
            limits = [_having(why, marks.waiting) for why in limits]
        return tuple(limits)

    def _reasons_between(self, above: int, up_to: int) -> _Reasons:
        """Of the gates of these stars: what each answer is told, criterion by criterion; made once."""
        if (above, up_to) not in self._reasons:
            rows = [
                (criterion, {answer: _told(outcome, above, up_to) for answer, outcome in outcomes.items()})
                for criterion, outcomes in self.tables.gated
            ]
            self._reasons[above, up_to] = [row for row in rows if row[1][OPEN]]
        return self._reasons[above, up_to]


_Reasons = Sequence[tuple[str, Mapping[str | None, tuple[Reason, ...]]]]


def _told(outcome: Outcome, above: int, up_to: int) -> tuple[Reason, ...]:
    return tuple(unmet.reason for unmet in outcome.unmet if above < unmet.star <= up_to)


def _having(limit: Reason, waiting: Mapping[str, str]) -> Reason:
    """A limit as it is told where an option is chosen that does not act yet."""
    values = dict(limit.values)
    has = waiting.get(str(values["criterion"]), values["has"])
    return Reason(limit.code, source=limit.source, **{**values, "has": has})


class _Amounts(dict[int, Decimal]):
    """The exact points that scaled numbers stand for, each worked out once."""

    def __init__(self, places: int) -> None:
        super().__init__()
        self._places = places

    def __missing__(self, points: int) -> Decimal:
        self[points] = amount = unscaled(points, self._places)
        return amount


@cache
def rules_for(set_id: str, edition: Edition) -> SetRules:
    """The rules of one criteria set, made once; raises NoSuchSet."""
    try:
        criteria_set = edition.criteria_set(set_id)
    except UnknownSet as error:
        raise NoSuchSet(set_id) from error
    tables = make_tables(criteria_set, edition.bands, lambda ident: edition.source_of(criteria_set, ident))
    return SetRules(edition, tables)


def complete_marks(sheet: Sheet, rules: SetRules) -> Marks:
    """The marks of a sheet that leaves nothing open; raises MissingAnswers and what marks_of raises."""
    marks = marks_of(sheet, rules)
    if marks.missing:
        raise MissingAnswers(*marks.missing)
    return marks


def marks_of(sheet: Sheet, rules: SetRules) -> Marks:
    """What a sheet says; raises UnknownCriterion, UnknownOption, UnknownKnockOut."""
    tables = rules.tables
    answers = answers_that_count(sheet.answers, tables)
    try:
        number = sum(map(tables.tallies.__getitem__, answers.items()))
    except KeyError:
        _refuse(sheet, tables)
    if sheet.knock_outs or answers is not sheet.answers:
        _refuse_what_does_not_count(sheet, tables)
    missing: tuple[str, ...] = ()
    waiting: Mapping[str, str] = {}
    if len(answers) < len(tables.criteria):
        missing = tuple(criterion for criterion in tables.criteria if criterion not in answers)
        number += sum(tables.tallies[criterion, OPEN] for criterion in missing)
        given = ((criterion, sheet.answers.get(criterion)) for criterion in missing)
        waiting = {criterion: option for criterion, option in given if option is not None}
    counters = tables.counters
    counts = counters.counts(number)
    return Marks(
        points=dict(zip(counters.parts, counts, strict=False)),
        missed=frozenset(compress(counters.stars, counts[len(counters.parts) :])),
        knock_outs=_knock_outs(sheet, answers, tables) if sheet.knock_outs or counts[-1] else (),
        missing=missing,
        answers=answers,
        waiting=waiting,
    )


def _knock_outs(sheet: Sheet, answers: Mapping[str, str | None], tables: SetTables) -> tuple[str, ...]:
    """The knock-outs said by people or set off by points, in the set's order."""
    set_off = set(sheet.knock_outs)
    for criterion, table in tables.criteria.items():
        set_off.update(table.outcomes[answers.get(criterion, OPEN)].knock_outs)
    return tuple(knock_out for knock_out in tables.knock_outs if knock_out in set_off)


def answers_that_count(answers: Mapping[str, str | None], tables: SetTables) -> Mapping[str, str | None]:
    """The answers as they act: where a condition is not met NOT_JUDGED, where it is open nothing."""
    counted: dict[str, str | None] | None = None
    for criterion in tables.conditional:
        judged = criterion.is_judged(answers)
        if not judged:
            counted = dict(answers) if counted is None else counted
            counted.pop(criterion.id, None)
            if judged is not None:
                counted[criterion.id] = NOT_JUDGED
    return answers if counted is None else counted


def _refuse_what_does_not_count(sheet: Sheet, tables: SetTables) -> None:
    """An answer that is ignored must still be one there is, and so must a knock-out."""
    ignored = ((criterion.id, sheet.answers.get(criterion.id, OPEN)) for criterion in tables.conditional)
    if not (
        all(answer in tables.tallies for answer in ignored)
        and set(sheet.knock_outs).issubset(tables.knock_outs)
    ):
        _refuse(sheet, tables)


def _refuse(sheet: Sheet, tables: SetTables) -> NoReturn:
    """Say what of a sheet is unknown: criteria and knock-outs in its own order, options in the set's."""
    unknown = [criterion for criterion in sheet.answers if criterion not in tables.criteria]
    if unknown:
        raise UnknownCriterion(*unknown)
    wrong = {criterion for criterion, _ in sheet.answers.items() - tables.tallies.keys()}
    if wrong:
        raise UnknownOption(*(criterion for criterion in tables.criteria if criterion in wrong))
    known = tables.knock_outs
    raise UnknownKnockOut(*dict.fromkeys(ident for ident in sheet.knock_outs if ident not in known))
