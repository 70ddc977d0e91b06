"""An officer opens a dossier for a producer who has agreed to it (nhập hộ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions
from hoaban.areas.dossiers.inputs import OpenDossier
from hoaban.areas.dossiers.permissions import may_type_for
from hoaban.areas.dossiers.queries import open_dossier_of
from hoaban.core.actors import Actor
from hoaban.core.permissions import Verdict
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.producer.dossier import page_of

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer, Product


def may_open(actor: Actor, producer: Producer, product: Product) -> Verdict:
    """The access rule: the address names the producer beside its product."""
    return may_type_for(actor, product)


@page("ban-xa/chu-the/<producer>/nhap-ho/<product>/", access=may_open, proof=True)
def open_dossier(request: PageRequest, producer: Producer, product: Product) -> HttpResponse:
    if product.producer != producer:
        raise Http404(product.slug)
    begun = open_dossier_of(product)
    if begun is not None:
        return redirect(page_of(request.act.actor, begun), begun.code)
    initial = {"consent_by": producer.representative, "consent_text": _consent(producer)}
    form = form_of(OpenDossier, request, initial=initial)
    if form.is_valid():
        dossier = attempt(form, actions.open_dossier, request.act, product, **form.cleaned_data)
        if dossier:
            said = _("Đã mở hồ sơ %(code)s, có lời đồng ý của chủ thể.") % {"code": dossier.code}
            return then(request, said, "producer:dossier", dossier.code)
    shown = {"form": form, "producer": producer, "product": product}
    return render(request, "commune/open_dossier.html", shown)


def _consent(producer: Producer) -> str:
    """Words to begin with; the officer writes what was truly said."""
    return _(
        "Tôi đồng ý để cán bộ xã nhập thay hồ sơ OCOP của %(name)s trên Hoa Ban. Tôi đã được nghe đọc lại."
    ) % {"name": producer.name}
