"""The minutes of a round, to be printed and signed outside Hoa Ban: a draft until then."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hoaban.areas.council.permissions import may_see_minutes
from hoaban.areas.council.queries import council_of, minutes_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page
from hoaban.web.printed import mark_of


@page("dot/<round>/bien-ban/", access=may_see_minutes)
def minutes(request: PageRequest, round: Any) -> HttpResponse:
    kept = minutes_of(round)
    if kept is None:
        raise Http404(round.code)
    shown = {
        "round": round,
        "minutes": kept,
        "council": council_of(round),
        "head": kept.audit_head,
        "mark": mark_of("minutes", round.code),
    }
    return render(request, "province/minutes.html", shown)
