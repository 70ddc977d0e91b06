"""The evidence library (tủ giấy tờ): every paper of one's own, kept once, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hoaban.areas.dossiers.queries import uses_of_papers
from hoaban.areas.registry import queries
from hoaban.areas.registry.permissions import may_add_evidence, may_represent
from hoaban.core.actors import Actor
from hoaban.core.law import edition_in_force
from hoaban.core.nouns import called
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("tu-giay-to/", access=may_represent)
def evidence(request: PageRequest) -> HttpResponse:
    producer = called("producer", request.act.actor.producer)
    return library_of(request, producer, reverse("producer:add_evidence"))


def library_of(request: PageRequest, producer: Producer, add_address: str) -> HttpResponse:
    """The producer's library, on its own desk or on those that look into it."""
    today = request.act.today
    kinds = queries.library_shown(request.act.actor, producer, edition_in_force(today))
    return render(
        request,
        "producer/evidence.html",
        {
            "producer": producer,
            "kept": [(kind, papers) for kind, papers in kinds if papers],
            "open": [kind for kind, papers in kinds if not papers],
            "uses": uses_of_papers(producer, request.act.actor),
            "dossier_page": _dossier_page(request.act.actor),
            "today": today,
            "add": may_add_evidence(request.act.actor, producer),
            "add_address": add_address,
        },
    )


def _dossier_page(actor: Actor) -> str:
    """The desk on which this person reads a dossier."""
    if actor.producer:
        return "producer:dossier"
    return "commune:dossier" if actor.unit else "province:dossier"
