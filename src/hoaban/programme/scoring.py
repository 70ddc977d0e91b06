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
from itertools import pairwise
from typing import NamedTuple, NoReturn

from hoaban.programme.edition import Edition, UnknownSet
from hoaban.programme.provisions.grading import NO_STAR
from hoaban.programme.provisions.points import scaled, unscaled
from hoaban.programme.provisions.tables import NOT_JUDGED, OPEN, SetTables, Unmet, make_tables
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


@dataclass(frozen=True, slots=True)
class StarResult:
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
    """What a sheet says before it is weighed: scaled points by part, unmet gates of all stars."""

    points: Mapping[str, int]
    unmet: Sequence[Unmet]
    knock_outs: tuple[str, ...]
    missing: tuple[str, ...]

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
        self.amounts = _Amounts(places)

    def result(self, marks: Marks) -> StarResult:
        total, amounts = marks.total, self.amounts
        band = self.band(total)
        star = NO_STAR if marks.knock_outs else self.star(band, marks.unmet)
        return StarResult(
            total=amounts[total],
            parts={part: amounts[points] for part, points in marks.points.items()},
            band=band,
            star=star,
            knock_outs=marks.knock_outs,
            limits=tuple([unmet.reason for unmet in marks.unmet if star < unmet.star <= band]),
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

    def star(self, band: int, unmet: Collection[Unmet]) -> int:
        """The star left of a band when these gates are not met."""
        missed = frozenset([gate.star for gate in unmet])
        if (band, missed) not in self._stars:
            self._stars[band, missed] = self.edition.gates.star(band, missed, self.edition.stars)
        return self._stars[band, missed]


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
    if not (sheet.answers.items() <= tables.answers and set(sheet.knock_outs) <= tables.known_knock_outs):
        _refuse(sheet, tables)
    answers = answers_that_count(sheet.answers, tables)
    points: dict[str, int] = {}
    unmet: list[Unmet] = []
    set_off = set(sheet.knock_outs)
    for part, criteria in tables.rows:
        total = 0
        for criterion, outcomes in criteria:
            earned, gates, knock_outs = outcomes[answers.get(criterion, OPEN)]
            total += earned
            if gates:
                unmet += gates
            if knock_outs:
                set_off.update(knock_outs)
        points[part] = total
    complete = len(answers) == len(tables.criteria)
    return Marks(
        points=points,
        unmet=unmet,
        knock_outs=tuple(ident for ident in tables.knock_outs if ident in set_off) if set_off else (),
        missing=() if complete else tuple(ident for ident in tables.criteria if ident not in answers),
    )


def answers_that_count(answers: Mapping[str, str | None], tables: SetTables) -> Mapping[str, str | None]:
    """The answers as they act: where a condition is not met NOT_JUDGED, where it is open nothing."""
    if not tables.conditional:
        return answers
    counted = dict(answers)
    for criterion in tables.conditional:
        judged = criterion.is_judged(answers)
        if judged is None:
            counted.pop(criterion.id, None)
        elif not judged:
            counted[criterion.id] = NOT_JUDGED
    return counted


def _refuse(sheet: Sheet, tables: SetTables) -> NoReturn:
    """Say what of a sheet is unknown: criteria and knock-outs in its own order, options in the set's."""
    unknown = [criterion for criterion in sheet.answers if criterion not in tables.criteria]
    if unknown:
        raise UnknownCriterion(*unknown)
    wrong = {criterion for criterion, _ in sheet.answers.items() - tables.answers}
    if wrong:
        raise UnknownOption(*(criterion for criterion in tables.criteria if criterion in wrong))
    known = tables.known_knock_outs
    raise UnknownKnockOut(*dict.fromkeys(ident for ident in sheet.knock_outs if ident not in known))
