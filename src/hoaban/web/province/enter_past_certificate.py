"""The office enters a certificate of before the platform: first which product, then what the source
states."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.certificates import actions, inputs
from hoaban.areas.certificates.permissions import may_enter_past_certificate
from hoaban.areas.certificates.queries import history_of
from hoaban.areas.certificates.words import STATE_WORDS
from hoaban.areas.registry.queries import product_called, products_visible_to
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("giay-chung-nhan/cu/", access=may_enter_past_certificate)
def enter_past_certificate(request: PageRequest) -> HttpResponse:
    product = product_called(request.GET.get("san-pham", ""))
    if product is None:
        products = products_visible_to(request.act.actor)
        return render(request, "province/choose_product.html", {"products": products})
    form = form_of(inputs.EnterPastCertificate, request)
    if form.is_valid():
        certificate = attempt(form, actions.enter_past_certificate, request.act, product, **form.cleaned_data)
        if certificate:
            said = _("Đã nhập, mã công khai %(code)s.") % {"code": certificate.code.code}
            return then(request, said, "public:check", certificate.code.code)
    return render(
        request,
        "province/enter_past_certificate.html",
        {
            "form": form,
            "product": product,
            "history": history_of(product, request.act.today),
            "state_words": STATE_WORDS,
        },
    )
