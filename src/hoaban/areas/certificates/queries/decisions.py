"""What waits for the chairman, why, and what was decided (quyết định).

Here: the outcome the law lets follow from a result; lists of what waits and of what was entered; what was
told. Not here: how a result comes about (programme/panel.py, areas/council); letters in words (papers.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Prefetch, QuerySet

from hoaban.areas.certificates.models import Decision, ResultNotice, Ruling
from hoaban.areas.certificates.words import Outcome
from hoaban.areas.council.models import Entry, Result, Round
from hoaban.areas.council.queries import entry_of
from hoaban.areas.council.words import EntryState
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.words import State as DossierState
from hoaban.core.law import edition_called
from hoaban.core.units.queries import setting
from hoaban.programme.edition import Edition
from hoaban.programme.provisions.points import cut

NEEDS_GATES = "send_to_ministry_needs_gates"
PROVINCE_AUTHORITY = "province_chairman"
SHOWN_PLACES = 2


@dataclass(frozen=True, slots=True)
class Waiting:
    """One dossier with the council's final result and what the law lets follow from it."""

    dossier: Dossier
    result: Result
    outcome: Outcome

    @property
    def star(self) -> int:
        """The star of the result; 0 for what was knocked out."""
        return self.result.star or 0

    @property
    def mean(self) -> Fraction:
        """Exact: what bands are read from."""
        return Fraction(self.result.mean)

    @property
    def mean_shown(self) -> Decimal:
        """Cut, never rounded, to two places: only to be looked at."""
        return cut(self.mean, SHOWN_PLACES)

    @property
    def rescored(self) -> bool:
        """Was it marked anew because the first marks lay too far apart?"""
        return self.result.pass_number > 1


def outcome_of(result: Result, edition: Edition) -> Outcome:
    """What follows from a final result: certificate, the Ministry, or nothing but a letter.

    The mean is exact: 89,999… is not 90. Whether 90 points need the gates of 5 stars too is the province's
    setting (reading A14). Source: điểm e khoản 3 Điều 7; điểm a khoản 1 Điều 4.
    """
    if not result.star:
        return Outcome.NONE
    if _goes_to_ministry(Fraction(result.mean), result.star, edition):
        return Outcome.MINISTRY
    return Outcome.CERTIFICATE if result.star in stars_of_province(edition) else Outcome.NONE


def stars_of_province(edition: Edition) -> frozenset[int]:
    """The stars whose certificates the province's chairman issues."""
    issued_by = dict(edition.certificate.issued_by)
    return frozenset(star for star in edition.certificate.stars if issued_by.get(star) == PROVINCE_AUTHORITY)


def _goes_to_ministry(mean: Fraction, star: int, edition: Edition) -> bool:
    rule = edition.to_ministry
    if rule is None or mean < Fraction(rule.min_points):
        return False
    needed = rule.requires_gates_of_star
    return needed is None or star >= needed or not _gates_needed(edition)


def _gates_needed(edition: Edition) -> bool:
    known = edition.province_settings.get(NEEDS_GATES)
    return bool(setting(NEEDS_GATES, known.default if known else True))


def rounds_submitted() -> QuerySet[Round]:
    """The rounds put before the chairman with something still to decide, the latest first, with their
    submission."""
    waiting = Entry.objects.filter(dossier__state=DossierState.SUBMITTED).exclude(state=EntryState.POSTPONED)
    return Round.objects.filter(pk__in=waiting.values("round")).select_related("submission").order_by("-id")


def waiting_in(round: Round) -> list[Waiting]:
    """What of a round waits for a decision: first what was marked anew, then by points; a few queries in
    all."""
    rows = _with_results(Dossier.objects.filter(state=DossierState.SUBMITTED, entries__in=_entries_of(round)))
    return sorted(rows, key=lambda row: (not row.rescored, -row.mean, row.dossier.code))


def final_result_in(dossier: Dossier) -> Waiting | None:
    """The dossier with its final result, whatever was decided since; None before the council is done."""
    return next(iter(_with_results(Dossier.objects.filter(pk=dossier.pk))), None)


def round_of(dossier: Dossier) -> Round | None:
    """The round the dossier was marked in."""
    entry = entry_of(dossier)
    return entry.round if entry else None


def _entries_of(round: Round) -> QuerySet[Entry]:
    return Entry.objects.filter(round=round).exclude(state=EntryState.POSTPONED)


def _with_results(dossiers: QuerySet[Dossier]) -> list[Waiting]:
    results = Result.objects.filter(final=True, star__isnull=False)
    entries = Entry.objects.filter(state=EntryState.CLOSED).prefetch_related(
        Prefetch("results_of_passes", queryset=results, to_attr="final_results")
    )
    rows = dossiers.select_related("product__producer", "product__commune", "commune").prefetch_related(
        Prefetch("entries", queryset=entries, to_attr="standing_entries")
    )
    return [_waiting(dossier, result) for dossier in rows for result in _results(dossier)]


def _results(dossier: Dossier) -> Iterable[Result]:
    # standing_entries and final_results are the prefetches of _with_results
    return [result for entry in dossier.standing_entries for result in entry.final_results]  # type: ignore[attr-defined]


def _waiting(dossier: Dossier, result: Result) -> Waiting:
    return Waiting(dossier, result, outcome_of(result, edition_called(dossier.edition)))


def decisions() -> QuerySet[Decision]:
    """The decisions entered from their signed copies, the latest first, each with what it says and
    withdraws."""
    rulings = Ruling.objects.select_related(
        "dossier__product__producer", "dossier__result_notice", "dossier__certificate__code"
    )
    return (
        Decision.objects.filter(copy__isnull=False)
        .select_related("copy")
        .prefetch_related(
            Prefetch("rulings", queryset=rulings),
            "withdrawals__certificate__code",
            "withdrawals__certificate__product",
        )
        .order_by("-date", "-id")
    )


def ruling_of(dossier: Dossier) -> Ruling | None:
    """What was decided about the dossier, with the decision."""
    return Ruling.objects.select_related("decision").filter(dossier=dossier).first()


def notice_of(dossier: Dossier) -> ResultNotice | None:
    """The written notice of the dossier's result, once it was sent."""
    return ResultNotice.objects.filter(dossier=dossier).first()
