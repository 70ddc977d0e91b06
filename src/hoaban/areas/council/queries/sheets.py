"""What a member may know while scoring: their own sheet, and what opens beside their own mark.

Here: one's own sheet, the desk, the papers of a product. Not here: anything of another member's sheet; what
sheets come to together (results.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Value, prefetch_related_objects

from hoaban.areas.council.models import AdvisoryOpinion, AdvisoryReport, Entry, Mark, Recusal, Seat, Sheet
from hoaban.areas.council.permissions import keeps, seat_of
from hoaban.areas.council.queries.rounds import entries
from hoaban.areas.council.words import EntryState, RoundState, SheetState
from hoaban.areas.dossiers.models import AnswerEvidence, SelfAnswer, SnapshotPaper, Writer
from hoaban.areas.dossiers.queries import option_of
from hoaban.areas.registry.models import EvidenceVersion
from hoaban.core.accounts.models import Holding
from hoaban.core.accounts.roles import COUNCIL_ROLES, Role
from hoaban.core.actors import Actor
from hoaban.core.law import edition_called
from hoaban.programme import scoring
from hoaban.programme.provisions.criteria import CriteriaSet, Criterion, KnockOut, Option

FIRST_PASS = 1


def criteria_set_of(entry: Entry) -> CriteriaSet:
    """The criteria set a product is scored by, of the edition its dossier was filed under."""
    return edition_called(entry.dossier.edition).criteria_set(entry.criteria_set)


def sheet_so_far(entry: Entry, answers: Mapping[str, str | None]) -> scoring.StarResult:
    """What these marks come to by themselves; open criteria earn 0 and are listed as missing."""
    sheet = scoring.Sheet(entry.criteria_set, answers)
    return scoring.star_so_far(sheet, edition_called(entry.dossier.edition))


def as_answered(sheet: Sheet, entry: Entry) -> scoring.Sheet:
    """A member's sheet as the engine reads it."""
    knock_outs = [row.knock_out for row in sheet.knock_outs.all()]
    return scoring.Sheet(entry.criteria_set, _answers(sheet), knock_outs)


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion on a member's sheet. option None: not marked, or none of the lines is met."""

    criterion: Criterion
    applies: bool
    marked: bool
    option: Option | None

    @property
    def points(self) -> Decimal | None:
        """The points of the mark; None while there is none."""
        if not self.marked:
            return None
        return self.option.points if self.option else Decimal(0)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sheet with its criteria."""

    id: str
    title: str
    lines: tuple[Line, ...]

    @property
    def asked(self) -> int:
        return sum(line.applies for line in self.lines)

    @property
    def done(self) -> int:
        return sum(line.applies and line.marked for line in self.lines)


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A member's own sheet on a product in the pass at hand; `sheet` is None before the first mark."""

    entry: Entry
    sheet: Sheet | None
    total: Decimal
    missing: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for part in self.parts for line in part.lines)

    @property
    def asked(self) -> int:
        return sum(part.asked for part in self.parts)

    @property
    def done(self) -> int:
        return sum(part.done for part in self.parts)

    @property
    def closed(self) -> bool:
        return self.sheet is not None and self.sheet.state == SheetState.CLOSED

    @property
    def proposed(self) -> Mapping[str, str]:
        """The knock-outs this member has said apply, each with the reason given."""
        if self.sheet is None:
            return {}
        prefetch_related_objects([self.sheet], "knock_outs")  # asked for once, and only where they are shown
        return {said.knock_out: said.reason for said in self.sheet.knock_outs.all()}

    @property
    def knock_outs(self) -> tuple[tuple[KnockOut, str | None], ...]:
        """The knock-outs people can say apply, each with the reason this member has given, if any."""
        can_be_said, proposed = criteria_set_of(self.entry).knock_outs, self.proposed
        return tuple((knock_out, proposed.get(knock_out.id)) for knock_out in can_be_said)


def sheet_of(actor: Actor, entry: Entry) -> Sheet | None:
    """The row of one's own sheet in the pass at hand, with its marks; None before the first mark."""
    if not actor.holds(*COUNCIL_ROLES):
        return None
    own = Sheet.objects.filter(
        entry=entry, pass_number=entry.pass_number, seat__user=actor.user_id, seat__ended_at=None
    )
    return own.prefetch_related("marks").first()


def own_sheet(actor: Actor, entry: Entry) -> OwnSheet | None:
    """The sheet of the member who asks, and of nobody else; None for whom has no seat."""
    sheet = sheet_of(actor, entry)
    if sheet is None and seat_of(actor, entry.round) is None:
        return None
    return _worked_out(entry, sheet, _answers(sheet) if sheet else {})


def own_sheet_marked(entry: Entry, mark: Mark) -> OwnSheet:
    """The member's own sheet as the mark they have just saved left it: nothing of it is asked again."""
    return _worked_out(entry, mark.sheet, {**_answers(mark.sheet), mark.criterion: mark.option})


def _answers(sheet: Sheet) -> dict[str, str | None]:
    return {mark.criterion: mark.option for mark in sheet.marks.all()}


def _worked_out(entry: Entry, sheet: Sheet | None, answers: dict[str, str | None]) -> OwnSheet:
    result = sheet_so_far(entry, answers)
    return OwnSheet(entry, sheet, result.total, result.missing, _parts(entry, answers, result.missing))


def _parts(entry: Entry, answers: Mapping[str, str | None], missing: tuple[str, ...]) -> tuple[Part, ...]:
    criteria_set = criteria_set_of(entry)
    edition = edition_called(entry.dossier.edition)
    names = {part.id: part.name for part in edition.parts}
    lines = {criterion.id: _line(criterion, answers, missing) for criterion in criteria_set.criteria}
    return tuple(
        Part(part, names.get(part, ""), tuple(lines[c.id] for c in criteria_set.criteria if c.part == part))
        for part in criteria_set.parts
    )


def _line(criterion: Criterion, answers: Mapping[str, str | None], missing: tuple[str, ...]) -> Line:
    marked = criterion.id in answers
    option = answers.get(criterion.id)
    condition = criterion.applies_when
    applies = (
        criterion.id in missing or condition is None or answers.get(condition.criterion) in condition.options
    )
    return Line(criterion, applies, marked, option_of(criterion, option))


# --- what opens only after the member's own choice ---


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said on a criterion. option None: none of the lines is met."""

    option: Option | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a mark: the producer's answer, the team's opinion, one's own first mark."""

    producer: Said | None
    team: Said | None
    first: Said | None


def beside(sheet: Sheet | None, criterion: Criterion) -> Beside | None:
    """What may be read beside a criterion; nothing before the member has marked it (no anchoring)."""
    if sheet is None or criterion.id not in _answers(sheet):
        return None
    return beside_marked(sheet, criterion)


def beside_marked(sheet: Sheet, criterion: Criterion) -> Beside:
    """What opens beside a criterion that the member of this sheet has marked: all of it in one question."""
    said = {who: Said(option_of(criterion, option), note) for who, option, note in _said(sheet, criterion)}
    return Beside(producer=said.get("producer"), team=said.get("team"), first=said.get("first"))


def _said(sheet: Sheet, criterion: Criterion) -> QuerySet[Any, tuple[str, str | None, str]]:
    producer = SelfAnswer.objects.filter(dossier__entries=sheet.entry_id, criterion=criterion.id)
    team = AdvisoryOpinion.objects.filter(report__entry=sheet.entry_id, criterion=criterion.id)
    asked = [
        producer.values_list(Value("producer"), "option", "note"),
        team.values_list(Value("team"), "option", "note"),
    ]
    if sheet.pass_number != FIRST_PASS:
        first = Mark.objects.filter(
            sheet__entry=sheet.entry_id,
            sheet__seat=sheet.seat_id,
            sheet__pass_number=FIRST_PASS,
            criterion=criterion.id,
        )
        asked.append(first.values_list(Value("first"), "option", Value("")))
    return asked[0].union(*asked[1:], all=True)


def papers_of(entry: Entry, criterion: str) -> list[EvidenceVersion]:
    """The papers filed with the dossier that the producer put beside this criterion, as they were filed."""
    snapshot = entry.dossier.snapshots.order_by("-number").first()
    if snapshot is None:
        return []
    wanted = AnswerEvidence.objects.filter(answer__dossier=entry.dossier, answer__criterion=criterion)
    papers = SnapshotPaper.objects.filter(
        snapshot=snapshot, version__evidence__in=wanted.values("evidence")
    ).select_related("version__evidence", "version__file")
    return [paper.version for paper in papers.order_by("id")]


def report_for(actor: Actor, entry: Entry) -> AdvisoryReport | None:
    """The team's report, for who keeps the round, and for a member whose own sheet leaves nothing open.

    Before that its words would draw the member's marks after them.
    """
    if keeps(actor, entry.round):
        return report_of(entry)
    own = own_sheet(actor, entry)
    return report_of(entry) if own is not None and not own.missing else None


# --- the desks ---


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One product at a member's desk.

    kind   todo, started, closed: one's own sheet while the product is scored; recused, conflict: none is due;
           done, left_out: the product has its result, with one's own closed sheet or without
    """

    entry: Entry
    kind: str
    done: int
    asked: int

    @property
    def due(self) -> bool:
        """Is, or was, a sheet of this member's to come?"""
        return self.kind in ("todo", "started", "closed", "done")

    @property
    def closed(self) -> bool:
        """Is it closed?"""
        return self.kind in ("closed", "done")


def member_desk(actor: Actor) -> list[DeskLine]:
    """The products a member has to score, in the order of the round; as many queries for one as for sixty."""
    if not actor.holds(*COUNCIL_ROLES):
        return []
    seats = {seat.council.round_id: seat for seat in _open_seats(actor)}
    rows = entries().filter(round__in=seats).exclude(state=EntryState.POSTPONED)
    know = _Desk(actor, list(seats.values()))
    return [know.line(entry) for entry in rows.order_by("round__year", "round__number", "position", "id")]


def _open_seats(actor: Actor) -> QuerySet[Seat]:
    return Seat.objects.filter(
        user=actor.user_id, ended_at=None, scores=True, council__round__state=RoundState.OPEN
    ).select_related("council")


class _Desk:
    """What is known of one member's sheets, looked up once."""

    def __init__(self, actor: Actor, seats: list[Seat]) -> None:
        sheets = Sheet.objects.filter(seat__in=seats).prefetch_related("marks")
        self._sheets = {(sheet.entry_id, sheet.pass_number): sheet for sheet in sheets}
        self._recused = set(Recusal.objects.filter(seat__in=seats).values_list("entry_id", flat=True))
        wrote = Writer.objects.filter(user_id=actor.user_id or 0)
        self._wrote = set(wrote.values_list("dossier_id", flat=True))
        spoken_for = Holding.objects.filter(
            user=actor.user_id, role=Role.PRODUCER_REPRESENTATIVE, ended_at=None
        )
        self._spoken_for = set(spoken_for.values_list("producer", flat=True))
        self._user = actor.user_id

    def line(self, entry: Entry) -> DeskLine:
        sheet = self._sheets.get((entry.pk, entry.pass_number))
        answers = _answers(sheet) if sheet else {}
        parts = _parts(entry, answers, sheet_so_far(entry, answers).missing)
        return DeskLine(
            entry,
            self._kind(entry, sheet),
            sum(part.done for part in parts),
            sum(part.asked for part in parts),
        )

    def _kind(self, entry: Entry, sheet: Sheet | None) -> str:
        closed = sheet is not None and sheet.state == SheetState.CLOSED
        if entry.pk in self._recused:
            return "recused"
        if entry.state == EntryState.CLOSED:
            return "done" if closed else "left_out"
        if self._in_conflict(entry):
            return "conflict"
        if sheet is None:
            return "todo"
        return "closed" if closed else "started"

    def _in_conflict(self, entry: Entry) -> bool:
        dossier, producer = entry.dossier, entry.dossier.product.producer
        wrote = dossier.opened_by == self._user or dossier.pk in self._wrote
        return wrote or (producer is not None and producer.slug in self._spoken_for)


def advisory_desk() -> list[Entry]:
    """The products the advisory team reports on, those without a report first."""
    rows = entries().filter(
        round__state=RoundState.OPEN, state__in=[EntryState.SCORING, EntryState.RESCORING]
    )
    return sorted(rows, key=lambda entry: (report_of(entry) is not None, entry.position))


def report_of(entry: Entry) -> AdvisoryReport | None:
    """The team's report on a product, for the team itself; None while there is none."""
    return getattr(entry, "advisory_report", None)
