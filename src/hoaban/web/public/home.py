"""The first page: search, a few products of the communes, what a star means, how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.certificates.queries import (
    products_on,
    public_counts,
    sectors,
    standings,
    with_certificates,
)
from hoaban.core.law import edition_in_force
from hoaban.core.units.queries import communes
from hoaban.programme.edition import NoEditionInForce
from hoaban.programme.provisions.grading import Band
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page

PRODUCTS = 6


@page("", access=anyone)
def home(request: PageRequest) -> HttpResponse:
    day = request.act.today
    return render(
        request,
        "public/home.html",
        {
            "rows": standings(with_certificates(products_on(day))[:PRODUCTS], day),
            "counts": public_counts(),
            "communes": communes().count(),
            "meanings": _meanings(day),
            "sectors": sectors(day),
        },
    )


@dataclass(frozen=True, slots=True)
class Meaning:
    """A star as the law has it: from how many points, and whether the province or the Ministry gives it."""

    band: Band
    province: bool


def _meanings(day: date) -> list[Meaning]:
    try:
        edition = edition_in_force(day)
    except NoEditionInForce:
        return []
    given_here = {star for star, who in edition.certificate.issued_by if who == "province_chairman"}
    bands = sorted(edition.bands, key=lambda band: band.star)
    return [
        Meaning(band, band.star in given_here) for band in bands if band.star in edition.certificate.stars
    ]
