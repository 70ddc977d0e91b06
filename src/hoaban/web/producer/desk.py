"""A producer's desk (việc cần làm): the one next step, then its products and their dossiers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.certificates.queries import (
    asked_of_producer,
    clock_of_producer,
    ending_papers,
    standings,
    with_certificates,
)
from hoaban.areas.dossiers.permissions import may_use_producer_desk
from hoaban.areas.dossiers.queries import producer_desk
from hoaban.areas.registry.queries import products_visible_to
from hoaban.core.notices.queries import notices_of
from hoaban.web.acts import PageRequest
from hoaban.web.desks import NEWEST
from hoaban.web.pages import page
from hoaban.web.producer.dossier import address_of


@page("viec/", access=may_use_producer_desk)
def desk(request: PageRequest) -> HttpResponse:
    actor = request.act.actor
    today = request.act.today
    found = producer_desk(actor, today)
    stands = {
        product.pk: told for product, told in standings(with_certificates(products_visible_to(actor)), today)
    }
    clock = clock_of_producer(actor.producer, today)
    shown = {
        "asked": asked_of_producer(clock),
        "papers": ending_papers(clock),
        "rows": [(row, stands[row.product.pk]) for row in found.rows],
        "first": found.first,
        "step": found.step,
        "address": address_of(found.step, found.first, actor) if found.step and found.first else "",
        "notices": notices_of(actor)[:NEWEST],
    }
    return render(request, "producer/desk.html", shown)
