"""Find the criteria set for a product that the commune enters for a producer (nhập hộ: chọn bộ sản phẩm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse

from hoaban.areas.registry.permissions import may_register_product
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page
from hoaban.web.producer.choose_set import choose_set_for

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("ban-xa/chu-the/<producer>/chon-bo/", access=may_register_product)
def choose_set(request: PageRequest, producer: Producer) -> HttpResponse:
    return choose_set_for(request, producer, reverse("commune:register_product", args=[producer.slug]))
