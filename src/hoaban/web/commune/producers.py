"""The producers of a commune (chủ thể trên địa bàn)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.registry import queries
from hoaban.areas.registry.permissions import may_answer_requests, may_register_producer, may_see_register
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("ban-xa/chu-the/", access=may_see_register)
def producers(request: PageRequest) -> HttpResponse:
    actor = request.act.actor
    shown = {
        "producers": queries.producers_visible_to(actor),
        "register": may_register_producer(actor),
        "answers": may_answer_requests(actor),
        "waiting": queries.open_requests(actor, request.act.at).count(),
    }
    return render(request, "commune/producers.html", shown)
