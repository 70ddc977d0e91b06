"""The council's desk: for a member the products to score, for the advisory team those to report on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.council.permissions import may_sit_at_desk
from hoaban.areas.council.queries import advisory_desk, member_desk
from hoaban.core.accounts.roles import Role
from hoaban.core.notices.queries import notices_of
from hoaban.web.acts import PageRequest
from hoaban.web.desks import NEWEST
from hoaban.web.pages import page


@page("cham/", access=may_sit_at_desk)
def desk(request: PageRequest) -> HttpResponse:
    actor = request.act.actor
    notices = notices_of(actor)[:NEWEST]
    if actor.holds(Role.ADVISORY_MEMBER):
        shown = {"team": True, "entries": advisory_desk(), "notices": notices}
        return render(request, "council/desk.html", shown)
    lines = member_desk(actor)
    shown = {
        "lines": lines,
        "due": sum(line.due for line in lines),
        "closed": sum(line.closed for line in lines),
        "chairs": actor.holds(Role.COUNCIL_CHAIR),
        "notices": notices,
    }
    return render(request, "council/desk.html", shown)
