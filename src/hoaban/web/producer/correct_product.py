"""Correct a product's facts (sửa thông tin sản phẩm)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_correct_product
from hoaban.areas.registry.words import sets_by_sector
from hoaban.core.law import edition_in_force
from hoaban.programme.finder import finder_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.producer.choose_set import SET

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Product


@page("viec/san-pham/<product>/sua/", access=may_correct_product)
def correct_product(request: PageRequest, product: Product) -> HttpResponse:
    facts = _facts_of(product)
    facts["criteria_set"] = request.GET.get(SET) or facts["criteria_set"]
    form = form_of(inputs.CorrectProduct, request, initial=facts)
    edition = edition_in_force(request.act.today)
    form.offer(edition)
    if form.is_valid() and attempt(form, actions.correct_product, request.act, product, **form.cleaned_data):
        return then(request, _("Đã lưu."), "producer:product", product.slug)
    return render(
        request,
        "producer/correct_product.html",
        {
            "form": form,
            "product": product,
            "sectors": sets_by_sector(edition),
            "placed": product.commune is not None,
            "finder": finder_of(edition),
            "find": reverse("producer:choose_set_of_product", args=[product.slug]),
        },
    )


def _facts_of(product: Product) -> dict[str, Any]:
    """What stands in the form at first; a guessed set is not put there as if somebody had chosen it."""
    facts = {name: getattr(product, name) for name in ("name", "specification", "story", "gtin")}
    return {**facts, "criteria_set": product.criteria_set if product.set_confirmed else ""}
