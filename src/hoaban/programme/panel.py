"""A council's sheets → mean, spread, quorum, and the star with its reasons (kết quả của hội đồng).

Here: what many sheets come to together, exact, and under which regulation of the province.
Not here: one sheet (scoring.py); who may sit, and whether the chair is present (the council area).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hoaban.programme.edition import Edition
from hoaban.programme.provisions.grading import NO_STAR, band_of
from hoaban.programme.provisions.points import fraction_of, long_decimal_of
from hoaban.programme.provisions.tables import Unmet
from hoaban.programme.reasons import Reason
from hoaban.programme.scoring import Marks, SetRules, Sheet, SheetError, complete_marks, rules_for

COUNCIL_REGULATION = "Quy chế Hội đồng"
MAJORITY = "majority"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Regulation:
    """What the province's council regulation sets (quy chế hoạt động), exact.

    quorum      the share of the seats, less the recused, that must score; above 0, at most 1
    max_spread  the highest less the lowest total up to which nobody need look again
    gate_rule   "majority": a gate is met when more than half of the sheets meet it; "all"
    """

    quorum: Fraction
    max_spread: Decimal
    gate_rule: str


class BadRegulation(Exception):
    """A setting of the regulation is not of its kind; `setting` names it."""

    def __init__(self, setting: str) -> None:
        super().__init__(setting)
        self.setting = setting


@dataclass(frozen=True, slots=True)
class MemberSheet:
    """The sheet that one member closed (phiếu của thành viên)."""

    member: str
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Case:
    """One product before a council: who could score it, who steps back, and the sheets."""

    criteria_set: str
    seats: Collection[str]
    recused: Collection[str]
    sheets: Sequence[MemberSheet]


class CaseError(Exception):
    """The case does not fit together; `code` is stable, `members` are those it is about."""

    code = ""

    def __init__(self, *members: str) -> None:
        super().__init__(", ".join(members))
        self.members = members


class RecusedWithoutSeat(CaseError):
    code = "recused-without-seat"


class UnknownMember(CaseError):
    code = "unknown-member"


class RecusedMember(CaseError):
    code = "recused-member"


class DuplicateSheet(CaseError):
    code = "duplicate-sheet"


class MemberSheetError(Exception):
    """The first sheet that cannot be scored: whose it is, and why."""

    def __init__(self, member: str, why: SheetError) -> None:
        super().__init__(member)
        self.member = member
        self.why = why


@dataclass(frozen=True, slots=True)
class PanelResult:
    """What the sheets come to together.

    mean, spread, band  None without sheets; the mean is exact: 269.9 points on 3 sheets is not 90
    star                None without quorum (and without sheets); else as of one sheet
    limits              one Reason per unmet gate, with the sheets that meet it (`met`, `of`)
    reasons             the limits, then "knock-out", "quorum", "spread" where they hold
    """

    totals: Mapping[str, Decimal]
    mean: Fraction | None
    spread: Decimal | None
    quorum_met: bool
    rescore_needed: bool
    band: int | None
    star: int | None
    knocked_out: bool
    limits: tuple[Reason, ...]
    reasons: tuple[Reason, ...]


def regulation_of(settings: Mapping[str, object], edition: Edition) -> Regulation:
    """The regulation that the settings give; what they leave out is the edition's default.

    Numbers come as strings ("0.75", "2/3"). Raises BadRegulation, naming the setting.
    """
    defaults = {ident: setting.default for ident, setting in edition.province_settings.items()}
    told = {**defaults, **settings}
    quorum = fraction_of(told.get("quorum"))
    if quorum is None or not 0 < quorum <= 1:
        raise BadRegulation("quorum")
    max_spread = long_decimal_of(told.get("max_spread"))
    if max_spread is None:
        raise BadRegulation("max_spread")
    gate_rule = told.get("gate_rule")
    if gate_rule not in (MAJORITY, ALL):
        raise BadRegulation("gate_rule")
    return Regulation(quorum, max_spread, str(gate_rule))


def panel_result(case: Case, regulation: Regulation, edition: Edition) -> PanelResult:
    """What a council's sheets come to.

    Raises NoSuchSet; RecusedWithoutSeat, UnknownMember, RecusedMember, DuplicateSheet, in this order;
    then MemberSheetError for the first sheet that errs.

    Source: khoản 3 Điều 3; readings A11, A12, A15, A34 of the rule book; Quy chế Hội đồng.
    """
    rules = rules_for(case.criteria_set, edition)
    _refuse_wrong_members(case)
    marks = [(closed.member, _marks(closed, rules)) for closed in case.sheets]
    expected = len(set(case.seats) - set(case.recused))
    quorum_met = expected > 0 and Fraction(len(marks), expected) >= regulation.quorum
    return _weighed(dict(marks), regulation, rules, quorum_met=quorum_met)


def _refuse_wrong_members(case: Case) -> None:
    seats, recused = set(case.seats), set(case.recused)
    scored = Counter(closed.member for closed in case.sheets)
    _refuse(RecusedWithoutSeat, (member for member in case.recused if member not in seats))
    _refuse(UnknownMember, (member for member in scored if member not in seats))
    _refuse(RecusedMember, (member for member in scored if member in recused))
    _refuse(DuplicateSheet, (member for member, times in scored.items() if times > 1))


def _refuse(error: type[CaseError], members: Iterable[str]) -> None:
    if found := tuple(dict.fromkeys(members)):
        raise error(*found)


def _marks(closed: MemberSheet, rules: SetRules) -> Marks:
    try:
        return complete_marks(closed.sheet, rules)
    except SheetError as why:
        raise MemberSheetError(closed.member, why) from why


def _weighed(
    marks: Mapping[str, Marks], regulation: Regulation, rules: SetRules, *, quorum_met: bool
) -> PanelResult:
    sheets = list(marks.values())
    mean, spread = _mean_and_spread([sheet.total for sheet in sheets], rules)
    band = None if mean is None else band_of(mean, rules.edition.bands)
    out = _more_than_half(sum(bool(sheet.knock_outs) for sheet in sheets), of=len(sheets))
    again = spread is not None and spread > regulation.max_spread
    star, limits = _star_and_limits(sheets, regulation, rules, band=NO_STAR if out else band, up_to=band)
    reasons = [
        *limits,
        *([_knock_out(sheets, rules)] if out else []),
        *([] if quorum_met else [Reason("quorum", source=COUNCIL_REGULATION)]),
        *([Reason("spread", source=COUNCIL_REGULATION)] if again else []),
    ]
    return PanelResult(
        totals={member: rules.amounts[sheet.total] for member, sheet in marks.items()},
        mean=mean,
        spread=spread,
        quorum_met=quorum_met,
        rescore_needed=again,
        band=band,
        star=star if quorum_met else None,
        knocked_out=out,
        limits=limits,
        reasons=tuple(reasons),
    )


def _mean_and_spread(totals: Sequence[int], rules: SetRules) -> tuple[Fraction | None, Decimal | None]:
    if not totals:
        return None, None
    mean = Fraction(sum(totals), len(totals) * 10**rules.tables.places)
    return mean, rules.amounts[max(totals) - min(totals)]


def _star_and_limits(
    sheets: Sequence[Marks], regulation: Regulation, rules: SetRules, *, band: int | None, up_to: int | None
) -> tuple[int | None, tuple[Reason, ...]]:
    """The star left of a band (0 when knocked out), and the unmet gates above it up to the mean's band."""
    if band is None or up_to is None:
        return None, ()
    missed = _missed_gates(sheets, regulation, rules)
    star = rules.star(band, frozenset(unmet.star for unmet, _ in missed))
    limits = [_limit(unmet, met, of=len(sheets)) for unmet, met in missed if star < unmet.star <= up_to]
    return star, tuple(limits)


def _more_than_half(count: int, *, of: int) -> bool:
    return 2 * count > of


def _missed_gates(
    sheets: Sequence[Marks], regulation: Regulation, rules: SetRules
) -> list[tuple[Unmet, int]]:
    """Every gate the sheets together do not meet, in the order of the set, with how many meet it."""
    unmet_by = Counter(unmet.gate for sheet in sheets for unmet in rules.unmet(sheet))
    missed = []
    for unmet in rules.tables.gates:
        met = len(sheets) - unmet_by[unmet.gate]
        enough = (
            _more_than_half(met, of=len(sheets)) if regulation.gate_rule == MAJORITY else met == len(sheets)
        )
        if not enough:
            missed.append((unmet, met))
    return missed


def _limit(unmet: Unmet, met: int, *, of: int) -> Reason:
    reason = unmet.reason
    return Reason(
        "gate",
        source=reason.source,
        star=unmet.star,
        criterion=unmet.gate.criterion,
        met=met,
        of=of,
        needs=unmet.gate.needs,
    )


def _knock_out(sheets: Sequence[Marks], rules: SetRules) -> Reason:
    """Which knock-outs the sheets carry, the source being that of the first in the set's order."""
    carried = {ident for sheet in sheets for ident in sheet.knock_outs}
    found = [knock_out for knock_out in rules.tables.criteria_set.knock_outs if knock_out.id in carried]
    sources = dict.fromkeys(f"{rules.edition.citation}, {knock_out.source}" for knock_out in found)
    return Reason(
        "knock-out", source="; ".join(sources), knock_outs=tuple(knock_out.id for knock_out in found)
    )
