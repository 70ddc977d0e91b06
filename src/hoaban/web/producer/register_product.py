"""Register a product of one's own (đăng ký sản phẩm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_represent
from hoaban.areas.registry.words import sets_by_sector
from hoaban.core.law import edition_in_force
from hoaban.core.nouns import called
from hoaban.programme.finder import finder_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.producer.choose_set import SET

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("viec/san-pham-moi/", access=may_represent)
def register_product(request: PageRequest) -> HttpResponse:
    return register_product_of(request, called("producer", request.act.actor.producer))


def register_product_of(request: PageRequest, producer: Producer) -> HttpResponse:
    """The page for this producer, on its own desk or on that of the commune that types for it."""
    form = form_of(inputs.RegisterProduct, request, initial={"criteria_set": request.GET.get(SET, "")})
    edition = edition_in_force(request.act.today)
    form.offer(edition)
    if form.is_valid():
        product = attempt(form, actions.register_product, request.act, producer, **form.cleaned_data)
        if product:
            return then(request, _("Đã ghi sản phẩm vào sổ."), "producer:product", product.slug)
    return render(
        request,
        "producer/register_product.html",
        {
            "form": form,
            "producer": producer,
            "sectors": sets_by_sector(edition),
            "finder": finder_of(edition),
            "find": _questions(request, producer),
        },
    )


def _questions(request: PageRequest, producer: Producer) -> str:
    """The page of the questions that find a set, as this person comes to it."""
    if request.act.actor.producer:
        return reverse("producer:choose_set")
    return reverse("commune:choose_set", args=[producer.slug])
