"""One producer, for the commune and the offices: its facts, products, papers, and who represents it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.registry import permissions, queries
from hoaban.areas.registry.words import DISABILITY, GENDERS, producer_kinds
from hoaban.core.law import edition_in_force
from hoaban.web.acts import PageRequest
from hoaban.web.commune import register_producer  # noqa: F401 - its address, moi/, must be tried before <producer>/
from hoaban.web.pages import page
from hoaban.web.revealing import revealed

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("ban-xa/chu-the/<producer>/", access=permissions.may_see_producer)
def producer(request: PageRequest, producer: Producer) -> HttpResponse:
    actor = request.act.actor
    return render(
        request,
        "commune/producer.html",
        {
            "producer": producer,
            "kind": producer_kinds(edition_in_force(request.act.today)).get(producer.kind, ""),
            "gender": GENDERS.get(producer.representative_gender, ""),
            "disability": DISABILITY.get(producer.representative_disability, ""),
            "reveal": revealed(request, producer),
            "products": queries.products_shown(actor, producer),
            "register": permissions.may_see_register(actor),
            "representatives": queries.representatives_of(producer),
            "correct": permissions.may_correct_producer(actor, producer),
            "invite": permissions.may_invite_representative(actor, producer),
            "register_product": permissions.may_register_product(actor, producer),
        },
    )
