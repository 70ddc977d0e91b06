"""Closing the scoring of a product: from sheets to a result (khép chấm điểm, điểm d khoản 3 Điều 7)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from hoaban.areas.council import inputs
from hoaban.areas.council.actions.held import held_entry, held_round
from hoaban.areas.council.models import Council, Entry, Minutes, Recusal, Result, Round, Sheet
from hoaban.areas.council.moves import in_time, move_of
from hoaban.areas.council.papers import council_named, minutes_content, regulation_named
from hoaban.areas.council.permissions import FAIRNESS, may_close_round, may_close_scoring
from hoaban.areas.council.queries.rounds import council_of, council_regulation, scoring_seats
from hoaban.areas.council.queries.sheets import FIRST_PASS, as_answered
from hoaban.areas.council.words import EntryState, SheetState
from hoaban.areas.dossiers.actions import carry_on
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.documents.actions import issue_paper
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.law import edition_called
from hoaban.core.notices.actions import tell, tell_person
from hoaban.core.permissions import Refusal, Refused, require
from hoaban.programme.panel import Case, MemberSheet, PanelResult, Regulation, panel_result
from hoaban.programme.provisions.points import cut, printed
from hoaban.programme.reasons import Reason

PRINTED_PLACES = 6


@deed(on="entry", takes=inputs.CloseScoring)
def close_scoring(act: Act, entry: Entry, *, leave_out_open: bool = False) -> Entry:
    """Close one product: its result is worked out and kept, or its marks are asked for anew.

    Where the first sheets lie farther apart than the Quy chế allows, a second pass begins: the first marks
    are kept, everybody marks a new sheet, and that pass closes whatever its spread. Members without a sheet
    stay uncounted while the quorum is met; `leave_out_open` leaves out sheets begun and never closed.
    """
    require(may_close_scoring(act.actor, entry))
    round = held_round(act, entry.round)
    entry = _close(act, entry, leave_out_open=leave_out_open)
    close_when_done(act, round)
    return entry


@deed(on="round", takes=inputs.CloseScoring)
def close_round(act: Act, round: Round, *, leave_out_open: bool = False) -> Round:
    """Close every product still being scored, all or none; the first that cannot be closed is named."""
    require(may_close_round(act.actor, round))
    round = held_round(act, round)
    for entry in list(round.entries.filter(state__in=[EntryState.SCORING, EntryState.RESCORING])):
        _close(act, entry, leave_out_open=leave_out_open)
    return close_when_done(act, round)


def _close(act: Act, entry: Entry, *, leave_out_open: bool) -> Entry:
    entry = held_entry(act, entry)
    closing = require(move_of(entry, "close"))
    require(in_time(entry.round, act.today))
    table = _Table(entry)
    table.refuse_open_sheets(leave_out=leave_out_open)
    result = table.result()
    table.refuse_short_quorum(result)
    if result.rescore_needed and entry.pass_number == FIRST_PASS:
        _keep(act, table, result, final=False)
        _ask_anew(act, table)
        entry.state, entry.pass_number = require(move_of(entry, "rescore")).to, entry.pass_number + 1
        return act.save(entry)
    _keep(act, table, result, final=True)
    entry.state = closing.to
    carry_on(act, entry.dossier, "score")
    return act.save(entry)


class _Table:
    """One product on the council's table: who scores, who steps back, which sheets there are in this pass."""

    def __init__(self, entry: Entry) -> None:
        self.entry, self.council = entry, _council(entry.round)
        self.seats = scoring_seats(entry.round)
        self.recused = set(
            Recusal.objects.filter(entry=entry, seat__in=self.seats).values_list("seat_id", flat=True)
        )
        sheets = Sheet.objects.filter(entry=entry, pass_number=entry.pass_number, seat__in=self.seats)
        sheets = (
            sheets.exclude(seat__in=self.recused).prefetch_related("marks", "knock_outs").order_by("seat_id")
        )
        self.closed = [sheet for sheet in sheets if sheet.state == SheetState.CLOSED]
        self.open = [sheet for sheet in sheets if sheet.state == SheetState.OPEN]
        self.edition = edition_called(entry.dossier.edition)

    @property
    def regulation(self) -> Regulation:
        return council_regulation(self.council.settings, self.edition)

    def result(self) -> PanelResult:
        case = Case(
            criteria_set=self.entry.criteria_set,
            seats=[str(seat.pk) for seat in self.seats],
            recused=[str(seat) for seat in self.recused],
            sheets=[MemberSheet(str(sheet.seat_id), as_answered(sheet, self.entry)) for sheet in self.closed],
        )
        return panel_result(case, self.regulation, self.edition)

    def refuse_open_sheets(self, *, leave_out: bool) -> None:
        if not self.open or leave_out:
            return
        who = self._named({sheet.seat_id for sheet in self.open})
        why = _("%(product)s: chưa khép được, còn %(n)s phiếu chưa chốt: %(who)s.")
        raise Refused(Refusal("sheets-open", why % self._values(who, len(self.open)), source=FAIRNESS))

    def refuse_short_quorum(self, result: PanelResult) -> None:
        """Too few sheets, or none of the chair where the Quy chế asks for it: how many, and who could still
        close one. Said to who keeps the round alone; who takes no part, and why, is not in it."""
        source = regulation_named(self.council)
        scored = {sheet.seat_id for sheet in self.closed}
        missing = {seat.pk for seat in self.seats} - scored - self.recused
        if not result.quorum_met:
            why = _(
                "%(product)s: chưa đủ túc số, mới có %(n)s phiếu đã chốt, cần thêm %(more)s. "
                "Chưa chốt: %(who)s."
            )
            values = self._values(self._named(missing) or _("không còn ai"), len(scored))
            needed = math.ceil(self.regulation.quorum * (len(self.seats) - len(self.recused)))
            more = max(needed, 1) - len(scored)
            raise Refused(Refusal("no-quorum", why % {**values, "more": more}, source=source))
        # a chair who steps back, or who does not score at all, is not waited for: the Quy chế cannot ask both
        chairs = {seat.pk for seat in self.seats if seat.chair} & missing
        if self.council.settings.get("quorum_needs_chair") and chairs:
            why = _("%(product)s: túc số cần phiếu của Chủ tịch Hội đồng. Còn thiếu: %(who)s.")
            raise Refused(Refusal("chair-missing", why % self._values(self._named(chairs), 0), source=source))

    def _named(self, seats: Iterable[int]) -> str:
        wanted = set(seats)
        return "; ".join(f"{seat.user.name} ({seat.agency})" for seat in self.seats if seat.pk in wanted)

    def _values(self, who: str, n: int) -> dict[str, Any]:
        return {"product": self.entry.dossier.product.name, "who": who, "n": n}


def _ask_anew(act: Act, table: _Table) -> None:
    """The members of this council who mark the product; other councils are told nothing of it."""
    entry = table.entry
    title = f"{entry.dossier.product.name}: phải thảo luận, chấm lại"
    for seat in table.seats:
        if seat.pk not in table.recused:
            tell_person(act, seat.user, title, subject=entry.round.code, address=f"/cham/{entry.pk}/")


def _council(round: Round) -> Council:
    council = council_of(round)
    if council is None:
        why = _("Đợt này chưa có Hội đồng.")
        raise Refused(Refusal("no-council", why, source="điểm b khoản 3 Điều 7"))
    return council


def _keep(act: Act, table: _Table, result: PanelResult, *, final: bool) -> Result:
    return act.add(
        Result(
            entry=table.entry,
            pass_number=table.entry.pass_number,
            star=result.star,
            mean=str(result.mean),
            content=_content(table, result),
            final=final,
            at=act.at,
            by=act.actor.user_id,
        )
    )


def _content(table: _Table, result: PanelResult) -> dict[str, Any]:
    """The panel's result as plain JSON, with the rules it was worked out by."""
    rules = table.regulation
    return {
        "edition": table.edition.id,
        "set": table.entry.criteria_set,
        "totals": {seat: printed(total) for seat, total in result.totals.items()},
        "mean": None if result.mean is None else printed(cut(result.mean, PRINTED_PLACES)),
        "spread": None if result.spread is None else printed(result.spread),
        "quorum_met": result.quorum_met,
        "rescore_needed": result.rescore_needed,
        "band": result.band,
        "star": result.star,
        "knocked_out": result.knocked_out,
        "limits": [_reason(reason) for reason in result.limits],
        "reasons": [_reason(reason) for reason in result.reasons],
        "seats": len(table.seats),
        "recused": len(table.recused),
        "left_out": len(table.open),
        "quorum": str(rules.quorum),
        "max_spread": printed(rules.max_spread),
        "gate_rule": rules.gate_rule,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    values = {
        name: list(value) if isinstance(value, tuple) else value for name, value in reason.told().items()
    }
    return {"code": reason.code, **values}


def close_when_done(act: Act, round: Round) -> Round:
    """Close the round with its minutes once nothing in it is being scored; the audit head stands on them."""
    move = move_of(round, "close")
    if isinstance(move, Refusal):
        return round
    round.state, round.closed_at = move.to, act.at
    act.save(round)
    paper = issue_paper(
        act, IssuedPaper.Kind.MINUTES, round.code, number="", date=act.today, unit=council_named()
    )
    act.add(Minutes(round=round, content=minutes_content(round), audit_head=paper.audit_head, at=act.at))
    title = f"{round.name} đã có kết quả: trình Chủ tịch UBND tỉnh"
    tell(act, Role.PROVINCIAL_OFFICER, title, subject=round.code, address=f"/dot/{round.code}/")
    return round
