"""The province's desk: proposals that wait for intake, and how many dossiers stand where."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.certificates.permissions import may_see_decisions
from hoaban.areas.dossiers.permissions import may_enter_paper_dossier, may_use_province_desk
from hoaban.areas.dossiers.queries import counts_by_state, dossiers_in, dossiers_waiting
from hoaban.areas.dossiers.words import STATE_WORDS, State
from hoaban.core.notices.queries import notices_of
from hoaban.web.acts import PageRequest
from hoaban.web.desks import NEWEST
from hoaban.web.pages import page

INTAKE = (State.FORWARDED, State.TO_COMPLETE)


@page("tinh/", access=may_use_province_desk)
def desk(request: PageRequest) -> HttpResponse:
    actor, today = request.act.actor, request.act.today
    asked = request.GET.get("buoc", "")
    state = State(asked) if asked in set(State) else None
    shown = {
        "waiting": [item for item in dossiers_waiting(actor, today) if item.dossier.state in INTAKE],
        "counts": [(state, STATE_WORDS[state], count) for state, count in counts_by_state(actor)],
        "state": STATE_WORDS[state] if state else "",
        "chosen": dossiers_in(actor, state) if state else None,
        "notices": notices_of(actor)[:NEWEST],
        "today": today,
        "sees_decisions": may_see_decisions(actor),
        "enters_paper": may_enter_paper_dossier(actor),
    }
    return render(request, "province/desk.html", shown)
