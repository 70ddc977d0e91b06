"""The council's desk: for a member the products to score, for the advisory team those to report on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.council.permissions import may_sit_at_desk
from hoaban.areas.council.queries import advisory_desk, member_desk
from hoaban.core.accounts.roles import Role
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("cham/", access=may_sit_at_desk)
def desk(request: PageRequest) -> HttpResponse:
    actor = request.act.actor
    if actor.holds(Role.ADVISORY_MEMBER):
        return render(request, "council/desk.html", {"team": True, "entries": advisory_desk()})
    lines = member_desk(actor)
    own = [line for line in lines if line.kind not in ("recused", "conflict")]
    closed = sum(line.kind == "closed" for line in own)
    shown = {"lines": lines, "due": len(own), "closed": closed, "chairs": actor.holds(Role.COUNCIL_CHAIR)}
    return render(request, "council/desk.html", shown)
