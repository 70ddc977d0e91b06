"""What is asked of rounds: by name, by day, with their seats and the dossiers they take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hoaban.areas.council.models import Council, Entry, Round, Seat, Sheet
from hoaban.areas.council.permissions import rounds_open_to
from hoaban.areas.council.words import GROUND_WORDS, SETTING_WORDS, EntryState, SheetState
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.words import State
from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import PRODUCER_ROLES
from hoaban.core.actors import Actor
from hoaban.core.law import edition_called, edition_in_force
from hoaban.core.nouns import noun, row_number
from hoaban.core.permissions import ALLOWED, Refusal, Verdict
from hoaban.core.units.queries import settings_of_province
from hoaban.programme import dates
from hoaban.programme.edition import Edition
from hoaban.programme.panel import Regulation, regulation_of

LEVEL = "province"


@noun("round")
def round_called(code: str) -> Round | None:
    """A round by its code, 2026-2, with its council."""
    return rounds_with_council().filter(code=code).first()


def rounds_with_council() -> QuerySet[Round]:
    """Rounds, each with its council where it has one."""
    return Round.objects.select_related("council")


@noun("entry")
def entry_called(name: str) -> Entry | None:
    """A product's place in a round by its number, or by its dossier's code: the place it holds now.

    With round, council, product and producer.
    """
    if number := row_number(name):
        return entries().filter(pk=number).first()
    return entries().filter(dossier__code=name.upper()).exclude(state=EntryState.POSTPONED).first()


def entries() -> QuerySet[Entry]:
    """Products in rounds, each with what is asked of it everywhere."""
    return Entry.objects.select_related("round__council", "dossier__product__producer", "advisory_report")


def entries_to_mark() -> QuerySet[Entry]:
    """Products in rounds, each with the few things a mark asks of it, none of which changes in a round."""
    return Entry.objects.select_related("round", "dossier__product__producer").only(
        *(field.attname for field in Entry._meta.concrete_fields),
        "round__hold_through",
        "dossier__edition",
        "dossier__opened_by",
        "dossier__product__producer__slug",
    )


@noun("seat")
def seat_called(number: str) -> Seat | None:
    """A member's seat by its number."""
    return seats().filter(pk=row_number(number)).first()


def seats() -> QuerySet[Seat]:
    """Seats, each with its person and its council's round."""
    return Seat.objects.select_related("user", "council__round")


@noun("sheet")
def sheet_called(number: str) -> Sheet | None:
    """A member's sheet by its number: whose and of what, nothing of its marks."""
    sheets = Sheet.objects.select_related(
        "seat__user", "entry__round__council", "entry__dossier__product__producer"
    )
    return sheets.filter(pk=row_number(number)).first()


def council_of(round: Round) -> Council | None:
    """The round's council; None before it is appointed."""
    return getattr(round, "council", None)  # the missing row of a one-to-one is an AttributeError too


def edition_of(round: Round) -> Edition:
    """The edition whose rounds and council this round follows."""
    return edition_called(round.edition)


def rounds(actor: Actor) -> QuerySet[Round]:
    """The rounds this person may see (permissions.rounds_open_to), newest first, with the number of their
    products and of those with a result."""
    kept = ~Q(entries__state=EntryState.POSTPONED)
    return (
        Round.objects.filter(rounds_open_to(actor))
        .select_related("council")
        .annotate(
            products=Count("entries", filter=kept),
            with_result=Count("entries", filter=Q(entries__state=EntryState.CLOSED)),
        )
        .order_by("-year", "-number")
    )


def rounds_to_open(today: date) -> list[dates.RoundOfYear]:
    """The rounds of the law that can still be held and are not open yet: this year's and next year's."""
    edition = edition_in_force(today)
    taken = set(Round.objects.exclude(round_id="").values_list("round_id", "year"))
    years = (today.year, today.year + 1)
    found = [held for year in years for held in dates.rounds_of_year(edition.rounds, LEVEL, year)]
    return [held for held in found if held.held_until >= today and (held.round.id, held.year) not in taken]


def next_number(year: int, edition: Edition) -> int:
    """The number of the next extra round of a year: after those of the law."""
    of_law = len(dates.rounds_of_year(edition.rounds, LEVEL, year))
    taken = Round.objects.filter(year=year).order_by("-number").values_list("number", flat=True).first()
    return max(of_law, taken or 0) + 1


# --- the council ---


@dataclass(frozen=True, slots=True)
class SeatKind:
    """One kind of seat of the edition's council, and whether this province must fill it."""

    id: str
    name: str
    required: bool
    min: int
    many: bool
    chair: bool


def seat_kinds(edition: Edition) -> list[SeatKind]:
    """The seats of the provincial council (điểm b khoản 3 Điều 7), as this province has to fill them."""
    settings = settings_of_province(_defaults(edition))
    return [
        SeatKind(
            id=seat.id,
            name=seat.name,
            min=max(seat.min, 1),
            many=seat.many,
            chair=seat.role == "chair",
            required=seat.required or bool(seat.required_if and settings.get(seat.required_if)),
        )
        for seat in edition.councils[LEVEL].seats
    ]


def council_settings(edition: Edition) -> dict[str, Any]:
    """What the province's Quy chế sets for its council today, else the edition's defaults, as plain JSON."""
    found = settings_of_province(_defaults(edition))
    return {key: found[key] for key in SETTING_WORDS if key in found}


def council_regulation(settings: Mapping[str, Any], edition: Edition) -> Regulation:
    """The rules the panel works by, as the council's settings fix them. Raises BadRegulation."""
    numbers = {key: str(settings[key]) for key in ("quorum", "max_spread") if key in settings}
    words = {key: settings[key] for key in ("gate_rule",) if key in settings}
    return regulation_of({**numbers, **words}, edition)


def grounds_of(council: Council | None) -> list[str]:
    """Why a member of this council may step back: what its Quy chế names, else what has words."""
    named = council.settings.get("recusal_when") if council else None
    return list(named or GROUND_WORDS)


def _defaults(edition: Edition) -> dict[str, Any]:
    rows = edition.province_settings.items()
    return {key: list(row.default) if isinstance(row.default, tuple) else row.default for key, row in rows}


def people_for_seats() -> QuerySet[User]:
    """Who can be given a seat: everybody known but those who only speak for a producer."""
    producers = Q(holdings__role__in=sorted(PRODUCER_ROLES), holdings__ended_at=None)
    others = Q(holdings__ended_at=None) & ~Q(holdings__role__in=sorted(PRODUCER_ROLES))
    return (
        User.objects.filter(is_active=True)
        .annotate(speaks=Count("holdings", filter=producers), holds=Count("holdings", filter=others))
        .filter(Q(speaks=0) | Q(holds__gt=0))
        .order_by("name", "id")
    )


def scoring_seats(round: Round) -> list[Seat]:
    """The seats whose sheets count, chair first, then in the order of the decision."""
    seats = Seat.objects.filter(council__round=round, scores=True, ended_at=None).select_related("user")
    return list(seats.order_by("-chair", "id"))


# --- filling ---


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dossier that waits for a round; `verdict` says whether this round takes it.

    late  ALLOWED, or that an earlier round was its own: it is put into this one only with a reason
    """

    dossier: Dossier
    verdict: Verdict
    late: Verdict


def candidates(round: Round) -> list[Candidate]:
    """Every dossier taken in or postponed, by the day it was sent, and whether this round takes it."""
    waiting = Dossier.objects.filter(state__in=[State.TAKEN_IN, State.POSTPONED])
    rows = waiting.select_related("product__producer", "commune").order_by("forwarded_on", "id")
    return [Candidate(row, round_takes(round, row), in_its_own_round(round, row)) for row in rows]


def in_its_own_round(round: Round, dossier: Dossier) -> Verdict:
    """Is this round not later than the one the dossier was sent in time for (khoản 1 Điều 5)?

    A dossier that was postponed has its reason on record already; an extra round is open to all, by the
    council's Quy chế.
    """
    sent = dossier.forwarded_on
    if sent is None or round.proposals_through is None or dossier.state == State.POSTPONED:
        return ALLOWED
    own = dates.round_for(edition_of(round).rounds, LEVEL, sent)
    if round.proposals_through <= own.proposals_until:
        return ALLOWED
    why = _(
        "Hồ sơ %(code)s xã gửi tỉnh ngày %(sent)s, kịp hạn của %(own)s năm %(year)s. Xếp vào đợt sau thì "
        "ghi lý do; lý do được lưu trong hồ sơ."
    )
    values = {"code": dossier.code, "sent": _day(sent), "own": own.round.name, "year": own.year}
    return Refusal("earlier-round", why % values, source=own.round.article)


def round_takes(round: Round, dossier: Dossier) -> Verdict:
    """Does a dossier belong into this round (khoản 1 Điều 5)? Sent after its last day: a later one."""
    kind = edition_called(dossier.edition).dossier_kinds[dossier.kind]
    if not kind.uses_rounds:
        return Refusal(
            "kind-without-round",
            _("Hồ sơ %(code)s thuộc loại không xếp vào đợt: %(kind)s.")
            % {"code": dossier.code, "kind": kind.name},
            source=kind.article,
        )
    sent = dossier.forwarded_on
    if sent is None or round.proposals_through is None or sent <= round.proposals_through:
        return ALLOWED
    return _later_round(round, dossier, sent)


def _later_round(round: Round, dossier: Dossier, sent: date) -> Refusal:
    later = dates.round_for(edition_of(round).rounds, LEVEL, sent)
    why = _(
        "Hồ sơ %(code)s xã gửi tỉnh ngày %(sent)s, sau hạn %(last)s của đợt này: "
        "thuộc %(later)s năm %(year)s."
    )
    values = {
        "code": dossier.code,
        "sent": _day(sent),
        "last": _day(round.proposals_through),
        "later": later.round.name,
        "year": later.year,
    }
    return Refusal("later-round", why % values, source=later.round.article)


def _day(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def sheets_that_can_be_reopened(entry: Entry) -> QuerySet[Sheet]:
    """The closed sheets of the pass at hand, by member: that they are closed, nothing of their marks."""
    if entry.state not in (EntryState.SCORING, EntryState.RESCORING):
        return Sheet.objects.none()
    closed = Sheet.objects.filter(entry=entry, pass_number=entry.pass_number, state=SheetState.CLOSED)
    return closed.select_related("seat__user").order_by("seat__id")
