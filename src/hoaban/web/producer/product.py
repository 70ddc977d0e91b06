"""A product as its producer keeps it (sản phẩm): facts, pictures, what excludes it, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.certificates.queries import history_of, is_public
from hoaban.areas.certificates.words import STATE_WORDS
from hoaban.areas.registry import queries
from hoaban.areas.registry.permissions import may_correct_product, may_see_product
from hoaban.areas.registry.words import set_names
from hoaban.core.law import edition_in_force
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page
from hoaban.web.printed import qr_of

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Product


@page("viec/san-pham/<product>/", access=may_see_product)
def product(request: PageRequest, product: Product) -> HttpResponse:
    edition = edition_in_force(request.act.today)
    return render(
        request,
        "producer/product.html",
        {
            "product": product,
            "set_name": set_names(edition).get(product.criteria_set, ""),
            "set": queries.set_of(product, edition),
            "pictures": queries.pictures_of(product),
            "code": queries.product_code(product, request.act.today.year),
            "qr": qr_of(product.public_code.code),
            "public": is_public(product),
            "history": history_of(product, request.act.today),
            "state_words": STATE_WORDS,
            "correct": may_correct_product(request.act.actor, product),
        },
    )
