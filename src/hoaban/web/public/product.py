"""One product: who makes it and its story first, then its star today and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hoaban.areas.certificates.queries import (
    certificates_of,
    is_public,
    others_of_commune,
    standing_from,
    standings,
    with_certificates,
)
from hoaban.areas.registry.queries import pictures_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page
from hoaban.web.printed import qr_of

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Product

OTHERS = 3


@page("san-pham/<product>/", access=anyone)
def product(request: PageRequest, product: Product) -> HttpResponse:
    if not is_public(product):
        raise Http404(product.slug)
    day = request.act.today
    standing = standing_from(certificates_of(product), day)
    others = (
        standings(with_certificates(others_of_commune(product, day))[:OTHERS], day) if product.commune else []
    )
    certificate = standing.certificate
    qr = qr_of(certificate.code.code, certificate.token) if certificate and standing.holds else ""
    pictures = pictures_of(product)
    return render(
        request,
        "public/product.html",
        {
            "product": product,
            "standing": standing,
            "certificate": certificate,
            "others": others,
            "shown": [picture for picture in pictures if picture.file],
            "waiting": any(not picture.file and not picture.cannot_be_shown for picture in pictures),
            "qr": qr,
        },
    )
