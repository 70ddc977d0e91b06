"""Register a product for a producer who does not type (nhập hộ sản phẩm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

from hoaban.areas.registry.permissions import may_register_product
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page
from hoaban.web.producer.register_product import register_product_of

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("ban-xa/chu-the/<producer>/san-pham-moi/", access=may_register_product)
def register_product(request: PageRequest, producer: Producer) -> HttpResponse:
    return register_product_of(request, producer)
