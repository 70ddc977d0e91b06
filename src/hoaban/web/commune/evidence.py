"""A producer's evidence library, for the commune and the offices (tủ giấy tờ của chủ thể)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse

from hoaban.areas.registry.permissions import may_see_evidence
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page
from hoaban.web.producer.evidence import library_of

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("ban-xa/chu-the/<producer>/giay-to/", access=may_see_evidence)
def evidence(request: PageRequest, producer: Producer) -> HttpResponse:
    return library_of(request, producer, reverse("commune:add_evidence", args=[producer.slug]))
