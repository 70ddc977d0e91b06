"""Everything kept on a representative, who looked at it, and what they may ask (dữ liệu của tôi)."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, papers, queries
from hoaban.areas.registry.inputs import AskAboutData
from hoaban.areas.registry.permissions import may_represent
from hoaban.core.nouns import called
from hoaban.core.personal.terms import ANSWER_WITHIN
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("viec/du-lieu-cua-toi/", access=may_represent)
def my_data(request: PageRequest) -> HttpResponse:
    """What is kept with purpose and article, consents, looks, requests; a new request is sent from here."""
    producer = called("producer", request.act.actor.producer)
    form = form_of(AskAboutData, request)
    if form.is_valid() and attempt(form, actions.ask_about_data, request.act, producer, **form.cleaned_data):
        return then(request, _("Đã gửi yêu cầu đến Văn phòng OCOP tỉnh."), "producer:my_data")
    shown = {
        "form": form,
        "lines": papers.own_lines(request.act.actor, producer),
        "consents": queries.consents_of(producer),
        "looks": queries.looks_at(producer),
        "requests": queries.data_requests_of(producer),
        "within": ANSWER_WITHIN,
    }
    return render(request, "producer/my_data.html", shown)


@page("viec/du-lieu-cua-toi/tep/", access=may_represent)
def my_data_file(request: PageRequest) -> HttpResponse:
    """The same as one JSON file, to take away; nobody on the way keeps it."""
    producer = called("producer", request.act.actor.producer)
    content = papers.own_file(request.act.actor, producer)
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="du-lieu-cua-toi.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer
