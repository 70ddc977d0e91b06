"""A producer opens a dossier of a product (mở hồ sơ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions
from hoaban.areas.dossiers.inputs import OpenDossier
from hoaban.areas.dossiers.permissions import may_open_dossier
from hoaban.areas.dossiers.queries import law_on, open_dossier_of, round_ahead
from hoaban.areas.registry.queries import set_of
from hoaban.core.permissions import require
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.producer.dossier import page_of

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Product


@page("viec/san-pham/<product>/ho-so-moi/", access=may_open_dossier)
def open_dossier(request: PageRequest, product: Product) -> HttpResponse:
    begun = open_dossier_of(product)
    if begun is not None:
        return redirect(page_of(request.act.actor, begun), begun.code)
    if not request.act.actor.producer and product.producer is not None:
        return redirect("commune:open_dossier", product.producer.slug, product.slug)
    form = form_of(OpenDossier, request)
    if form.is_valid():
        dossier = attempt(form, actions.open_dossier, request.act, product)
        if dossier:
            said = _("Đã mở hồ sơ %(code)s. Mỗi câu được lưu ngay.") % {"code": dossier.code}
            return then(request, said, "producer:dossier", dossier.code)
    edition = require(law_on(request.act.today))
    shown = {
        "form": form,
        "product": product,
        "set": set_of(product, edition),
        "round": round_ahead(edition, request.act.today),
    }
    return render(request, "producer/open_dossier.html", shown)
