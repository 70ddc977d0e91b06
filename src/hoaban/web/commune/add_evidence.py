"""Put a paper into the library of a producer who does not type (nhập hộ giấy tờ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse

from hoaban.areas.registry.permissions import may_add_evidence
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page
from hoaban.web.producer.add_evidence import add_evidence_of

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("ban-xa/chu-the/<producer>/giay-to/them/", access=may_add_evidence)
def add_evidence(request: PageRequest, producer: Producer) -> HttpResponse:
    return add_evidence_of(request, producer, reverse("commune:evidence", args=[producer.slug]))
