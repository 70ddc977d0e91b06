"""The producer's own facts (thông tin chủ thể), as Mẫu số 01 and 02 will print them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.registry import queries
from hoaban.areas.registry.permissions import may_represent
from hoaban.areas.registry.words import DISABILITY, GENDERS, producer_kinds
from hoaban.core.law import edition_in_force
from hoaban.core.nouns import called
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("viec/chu-the/", access=may_represent)
def producer(request: PageRequest) -> HttpResponse:
    own = called("producer", request.act.actor.producer)
    return render(
        request,
        "producer/producer.html",
        {
            "producer": own,
            "kind": producer_kinds(edition_in_force(request.act.today)).get(own.kind, ""),
            "gender": GENDERS.get(own.representative_gender, ""),
            "disability": DISABILITY.get(own.representative_disability, ""),
            "sensitive": True,
            "products": queries.products_of(own),
        },
    )
