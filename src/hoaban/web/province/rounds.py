"""The rounds, newest first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.council import queries
from hoaban.areas.council.permissions import may_open_round, may_see_rounds
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("dot/", access=may_see_rounds)
def rounds(request: PageRequest) -> HttpResponse:
    may_open = may_open_round(request.act.actor)
    return render(
        request, "province/rounds.html", {"rounds": queries.rounds(request.act.actor), "may_open": may_open}
    )
