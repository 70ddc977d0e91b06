"""What is asked of rounds: by name, by day, and how far their sheets are, in counts only."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hoaban.areas.council.models import Council, Entry, Recusal, Round, Seat, Sheet
from hoaban.areas.council.words import GROUND_WORDS, SETTING_WORDS, EntryState, SheetState
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.words import State
from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import PRODUCER_ROLES
from hoaban.core.law import edition_called, edition_in_force
from hoaban.core.nouns import noun
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
    if name.isdecimal():
        return entries().filter(pk=int(name)).first()
    return entries().filter(dossier__code=name.upper()).exclude(state=EntryState.POSTPONED).first()


def entries() -> QuerySet[Entry]:
    """Products in rounds, each with what is asked of it everywhere."""
    return Entry.objects.select_related("round__council", "dossier__product__producer", "advisory_report")


@noun("seat")
def seat_called(number: str) -> Seat | None:
    """A member's seat by its number."""
    return seats().filter(pk=int(number)).first() if number.isdecimal() else None


def seats() -> QuerySet[Seat]:
    """Seats, each with its person and its council's round."""
    return Seat.objects.select_related("user", "council__round")


@noun("sheet")
def sheet_called(number: str) -> Sheet | None:
    """A member's sheet by its number: whose and of what, nothing of its marks."""
    sheets = Sheet.objects.select_related(
        "seat__user", "entry__round__council", "entry__dossier__product__producer"
    )
    return sheets.filter(pk=int(number)).first() if number.isdecimal() else None


def council_of(round: Round) -> Council | None:
    """The round's council; None before it is appointed."""
    return getattr(round, "council", None)  # the missing row of a one-to-one is an AttributeError too


def edition_of(round: Round) -> Edition:
    """The edition whose rounds and council this round follows."""
    return edition_called(round.edition)


def rounds() -> QuerySet[Round]:
    """Every round, newest first, with the number of its products and of those with a result."""
    kept = ~Q(entries__state=EntryState.POSTPONED)
    return (
        Round.objects.select_related("council")
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
    """A dossier that waits for a round; `verdict` says whether this round takes it."""

    dossier: Dossier
    verdict: Verdict


def candidates(round: Round) -> list[Candidate]:
    """Every dossier taken in or postponed, by the day it was sent, and whether this round takes it."""
    waiting = Dossier.objects.filter(state__in=[State.TAKEN_IN, State.POSTPONED])
    rows = waiting.select_related("product__producer", "commune").order_by("forwarded_on", "id")
    return [Candidate(dossier, round_takes(round, dossier)) for dossier in rows]


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


# --- how far the sheets are ---


@dataclass(frozen=True, slots=True)
class EntryProgress:
    """One product: sheets due and closed, members who take no part, sheets left out when it was closed."""

    entry: Entry
    due: int
    closed: int
    recused: int
    left_out: int

    @property
    def left(self) -> int:
        return self.due - self.closed


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """A member and the sheets they have still to close."""

    seat: Seat
    left: int


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """Counts of a round that add up: due = present × products − recusals − left out; left = due − closed.

    present  scoring members who have begun a sheet in this round; waiting: those who have not
    quorum   members needed where nobody steps back
    """

    seats: int
    present: int
    products: int
    quorum: int
    lines: list[EntryProgress]
    members: list[MemberLeft]
    waiting: list[Seat]
    postponed: list[Entry]

    @property
    def recusals(self) -> int:
        return sum(line.recused for line in self.lines)

    @property
    def left_out(self) -> int:
        return sum(line.left_out for line in self.lines)

    @property
    def due(self) -> int:
        return sum(line.due for line in self.lines)

    @property
    def closed(self) -> int:
        return sum(line.closed for line in self.lines)

    @property
    def left(self) -> int:
        return self.due - self.closed

    @property
    def full(self) -> int:
        """Products every present member has closed."""
        return sum(1 for line in self.lines if line.due and not line.left)

    @property
    def rescoring(self) -> list[Entry]:
        return [line.entry for line in self.lines if line.entry.state == EntryState.RESCORING]

    @property
    def open(self) -> bool:
        """Is some product still being scored?"""
        return any(line.entry.state != EntryState.CLOSED for line in self.lines)


def progress_of(round: Round) -> RoundProgress:
    """How far the sheets of a round are; five queries for any number of products and members."""
    rows = list(entries().filter(round=round))
    kept = [entry for entry in rows if entry.state != EntryState.POSTPONED]
    seats = scoring_seats(round)
    count = _Counts(round, seats)
    lines = [count.line(entry) for entry in kept]
    left = [MemberLeft(seat, count.left_of(seat, kept)) for seat in seats if seat.pk in count.present]
    return RoundProgress(
        seats=len(seats),
        present=len(count.present),
        products=len(kept),
        quorum=_needed(round, len(seats)),
        lines=lines,
        members=sorted((row for row in left if row.left), key=lambda row: -row.left),
        waiting=[seat for seat in seats if seat.pk not in count.present],
        postponed=[entry for entry in rows if entry.state == EntryState.POSTPONED],
    )


def _needed(round: Round, seats: int) -> int:
    council = council_of(round)
    return math.ceil(council_regulation(council.settings, edition_of(round)).quorum * seats) if council else 0


class _Counts:
    """Sheets and recusals of a round, looked up once."""

    def __init__(self, round: Round, seats: Iterable[Seat]) -> None:
        scoring = {seat.pk for seat in seats}
        sheets = list(
            Sheet.objects.filter(entry__round=round, seat__in=scoring).values_list(
                "entry_id", "seat_id", "pass_number", "state"
            )
        )
        recused = Recusal.objects.filter(entry__round=round, seat__in=scoring).values_list(
            "entry_id", "seat_id"
        )
        self.present = {seat for _entry, seat, _number, _state in sheets}
        self._recused = {pair for pair in recused if pair[1] in self.present}
        self._closed = {
            row[:3] for row in sheets if row[3] == SheetState.CLOSED and row[:2] not in self._recused
        }

    def closed(self, entry: Entry, seat: int) -> bool:
        return (entry.pk, seat, entry.pass_number) in self._closed

    def line(self, entry: Entry) -> EntryProgress:
        closed = sum(self.closed(entry, seat) for seat in self.present)
        recused = sum((entry.pk, seat) in self._recused for seat in self.present)
        due = len(self.present) - recused
        left_out = due - closed if entry.state == EntryState.CLOSED else 0
        return EntryProgress(entry, due - left_out, closed, recused, left_out)

    def left_of(self, seat: Seat, kept: Iterable[Entry]) -> int:
        still = [entry for entry in kept if entry.state != EntryState.CLOSED]
        return sum(
            (entry.pk, seat.pk) not in self._recused and not self.closed(entry, seat.pk) for entry in still
        )


def sheets_that_can_be_reopened(entry: Entry) -> QuerySet[Sheet]:
    """The closed sheets of the pass at hand, by member: that they are closed, nothing of their marks."""
    if entry.state not in (EntryState.SCORING, EntryState.RESCORING):
        return Sheet.objects.none()
    closed = Sheet.objects.filter(entry=entry, pass_number=entry.pass_number, state=SheetState.CLOSED)
    return closed.select_related("seat__user").order_by("seat__id")
