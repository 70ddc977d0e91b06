"""One producer with all its products, lapsed ones too: each says so itself. No phone, no person's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hoaban.areas.certificates.queries import (
    is_public_producer,
    public_products_of,
    standings,
    with_certificates,
)
from hoaban.core.law import edition_in_force
from hoaban.programme.edition import NoEditionInForce
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page

if TYPE_CHECKING:
    from datetime import date

    from hoaban.areas.registry.models import Producer


@page("chu-the/<producer>/", access=anyone)
def producer(request: PageRequest, producer: Producer) -> HttpResponse:
    if not is_public_producer(producer):
        raise Http404(producer.slug)
    day = request.act.today
    rows = standings(with_certificates(public_products_of(producer, day)), day)
    return render(
        request,
        "public/producer.html",
        {
            "producer": producer,
            "kind": _kind(producer, day),
            "rows": rows,
        },
    )


def _kind(producer: Producer, day: date) -> str:
    """The kind of producer in the law's words; "" where it is unknown."""
    try:
        kinds = edition_in_force(day).producer_types
    except NoEditionInForce:
        return ""
    return next((kind.name for kind in kinds if kind.id == producer.kind), "")
