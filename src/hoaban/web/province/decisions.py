"""The decisions entered, each with its signed copy, what it gave, and whether commune and producer were
told."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.certificates import queries
from hoaban.areas.certificates.permissions import (
    may_enter_past_certificate,
    may_record_decision,
    may_see_decisions,
)
from hoaban.areas.certificates.words import KIND_WORDS
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page

ON_A_PAGE = 20


@page("quyet-dinh/", access=may_see_decisions)
def decisions(request: PageRequest) -> HttpResponse:
    page_of = Paginator(queries.decisions(), ON_A_PAGE).get_page(request.GET.get("trang"))
    actor = request.act.actor
    return render(
        request,
        "province/decisions.html",
        {
            "page": page_of,
            "kinds": KIND_WORDS,
            "may_record": may_record_decision(actor),
            "may_enter_past": may_enter_past_certificate(actor),
        },
    )
