"""The commune's desk: what waits, by the working days left."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoaban.areas.dossiers.moves import deadline_in
from hoaban.areas.dossiers.permissions import may_use_commune_desk
from hoaban.areas.dossiers.queries import counts_by_state, dossiers_in, dossiers_waiting, law_on
from hoaban.areas.dossiers.words import State
from hoaban.core.notices.queries import notices_of
from hoaban.core.permissions import require
from hoaban.core.units.queries import commune_called
from hoaban.web.acts import PageRequest
from hoaban.web.desks import NEWEST
from hoaban.web.pages import page

WAITING = "cho"
TABS = {
    "tra-lai": (_("Chủ thể đang sửa"), (State.SENT_BACK,)),
    "da-gui": (
        _("Đã gửi tỉnh"),
        tuple(
            state
            for state in State
            if state not in (State.DRAFT, State.FILED, State.SENT_BACK, State.RECEIVED)
        ),
    ),
}


@page("ban-xa/", access=may_use_commune_desk)
def desk(request: PageRequest) -> HttpResponse:
    actor, today = request.act.actor, request.act.today
    waiting = dossiers_waiting(actor, today)
    counts = dict(counts_by_state(actor))
    chosen = request.GET.get("loc", WAITING)
    others = dossiers_in(actor, *TABS[chosen][1]) if chosen in TABS else None
    edition = require(law_on(today))
    shown = {
        "deadline": edition.deadline(deadline_in(State.RECEIVED)),
        "citation": edition.citation,
        "waiting": waiting,
        "others": others,
        "chosen": chosen if chosen in TABS else WAITING,
        "tabs": [
            (key, words, sum(counts.get(state, 0) for state in states))
            for key, (words, states) in TABS.items()
        ],
        "commune": commune_called(actor.unit),
        "today": today,
        "notices": notices_of(actor)[:NEWEST],
    }
    return render(request, "commune/desk.html", shown)
