"""One paper dossier: first which product, then how far it came on paper and what the paper says."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, queries
from hoaban.areas.dossiers.inputs import NONE_MET, EnterPaperDossier, PaperFacts
from hoaban.areas.dossiers.permissions import may_enter_paper_dossier
from hoaban.areas.registry.queries import product_called, set_of
from hoaban.core.law import edition_in_force
from hoaban.programme.edition import Edition
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("tinh/ho-so-giay/", access=may_enter_paper_dossier)
def enter_paper_dossier(request: PageRequest) -> HttpResponse:
    product = product_called(request.GET.get("san-pham", ""))
    if product is None:
        rows = queries.products_for_paper(request.act.actor)
        return render(request, "province/choose_paper_product.html", {"rows": rows})
    form = form_of(EnterPaperDossier, request)
    if form.is_valid():
        facts = {**form.cleaned_data, "product": product.slug}
        dossier = attempt(form, actions.enter_paper_dossier, request.act, **facts)
        if dossier:
            said = _("Đã nhập hồ sơ giấy, mã %(code)s.") % {"code": dossier.code}
            return then(request, said, "province:dossier", dossier.code)
    edition = edition_in_force(request.act.today)
    shown = {"form": form, "product": product, **contents_of(form, product, edition)}
    return render(request, "province/enter_paper_dossier.html", shown)


def contents_of(form: PaperFacts, product: Any, edition: Edition) -> dict[str, Any]:
    """The matters of Mẫu số 03 and the criteria of the product's set, each with what was typed for it."""
    matters = {str(row["matter"]): row["text"] for row in _rows(form, "matters")}
    answers = {str(row["criterion"]): row["option"] for row in _rows(form, "answers")}
    criteria_set = set_of(product, edition)
    return {
        "matters": [(item, matters.get(item.id, "")) for item in edition.commune_matters],
        "criteria": [
            (item, NONE_MET if answers.get(item.id, "") is None else answers.get(item.id, ""))
            for item in (criteria_set.criteria if criteria_set else ())
        ],
    }


def _rows(form: PaperFacts, name: str) -> list[dict[str, Any]]:
    return form[name].value() or []
