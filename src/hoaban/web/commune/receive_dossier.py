"""Receiving a dossier (tiếp nhận), and the receipt that is printed for the producer (biên nhận)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, queries
from hoaban.areas.dossiers.moves import MOVES, deadline_in
from hoaban.areas.dossiers.permissions import may_receive_dossier, may_see_dossier
from hoaban.areas.dossiers.words import State
from hoaban.core.inputs import Input
from hoaban.core.permissions import Refusal, Refused, require
from hoaban.programme.dates import OutsideCalendar
from hoaban.programme.edition import Edition
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.printed import mark_of

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("ho-so/<dossier>/tiep-nhan/", access=may_receive_dossier)
def receive_dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(MOVES.of(dossier, "receive"))
    form = form_of(Input, request)
    if form.is_valid():
        received = attempt(form, actions.receive_dossier, request.act, dossier)
        if received:
            said = _("Đã nhận hồ sơ, phiếu số %(number)s.") % {"number": received.registration_number}
            return then(request, said, "commune:receipt", dossier.code)
    edition = queries.edition_of(dossier, request.act.today)
    shown = {
        "form": form,
        "dossier": dossier,
        "today": request.act.today,
        "due_on": _due_on(edition, request.act.today),
        "parts": edition.dossier_kinds[dossier.kind].parts,
        "forms": edition.forms,
    }
    return render(request, "commune/receive_dossier.html", shown)


def _due_on(edition: Edition, today: date) -> date | None:
    """What the due day would be; None beyond the calendar, which receiving then says."""
    try:
        return edition.deadline(deadline_in(State.RECEIVED)).date(today)
    except OutsideCalendar:
        return None


@page("ho-so/<dossier>/bien-nhan/", access=may_see_dossier)
def receipt(request: PageRequest, dossier: Dossier) -> HttpResponse:
    """The receipt; it carries its code, and the head of the audit chain, so that a chain made anew is found
    by it."""
    if dossier.received_on is None:
        raise Refused(
            Refusal("not-received", _("Xã chưa nhận hồ sơ này nên chưa có biên nhận."), "khoản 2 Điều 7")
        )
    edition = queries.edition_of(dossier, request.act.today)
    shown = {
        "dossier": dossier,
        "deadline": edition.deadline(deadline_in(State.RECEIVED)),
        "snapshot": queries.snapshot_of(dossier),
        "mark": mark_of("receipt", dossier.code),
        "printed_at": request.act.at,
    }
    return render(request, "commune/receipt.html", shown)
