"""The office enters the decision that takes a certificate back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.certificates import actions, inputs
from hoaban.areas.certificates.permissions import may_withdraw_certificate
from hoaban.areas.certificates.queries import certificates_of, state_on
from hoaban.areas.certificates.words import STATE_WORDS
from hoaban.core.law import edition_in_force
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.certificates.models import Certificate


@page("giay-chung-nhan/<certificate>/thu-hoi/", access=may_withdraw_certificate)
def withdraw_certificate(request: PageRequest, certificate: Certificate) -> HttpResponse:
    form = form_of(inputs.WithdrawCertificate, request)
    grounds = edition_in_force(request.act.today).withdrawal_grounds
    inputs.offer(form, "ground", [(ground.id, f"{ground.name} ({ground.article})") for ground in grounds])
    if form.is_valid() and attempt(
        form, actions.withdraw_certificate, request.act, certificate, **form.cleaned_data
    ):
        return then(request, _("Đã nhập quyết định thu hồi."), "province:decisions")
    state = state_on(certificate, request.act.today, certificates_of(certificate.product))
    return render(
        request,
        "province/withdraw_certificate.html",
        {
            "form": form,
            "certificate": certificate,
            "state": STATE_WORDS[state],
        },
    )
