"""Who asks to be let in (người xin vào), the longest waiting first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.registry.permissions import may_answer_requests
from hoaban.areas.registry.queries import KEPT_FOR, open_requests
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("ban-xa/xin-vao/", access=may_answer_requests)
def requests(request: PageRequest) -> HttpResponse:
    rows = open_requests(request.act.actor, request.act.at)
    return render(request, "commune/requests.html", {"requests": rows, "days": KEPT_FOR.days})
