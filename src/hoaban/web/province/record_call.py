"""Entering a call about a certificate that ends: what to say stands above, what came of it below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.certificates import actions, inputs, queries
from hoaban.areas.certificates.permissions import may_record_call
from hoaban.areas.certificates.words import CALL_WORDS, MAKING_WORDS
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.certificates.models import Certificate


@page("giay-chung-nhan/<certificate>/goi/", access=may_record_call)
def record_call(request: PageRequest, certificate: Certificate) -> HttpResponse:
    form = form_of(inputs.RecordCall, request)
    if form.is_valid() and attempt(form, actions.record_call, request.act, certificate, **form.cleaned_data):
        return then(request, _("Đã ghi cuộc gọi."), "province:clock")
    item = queries.ticking(certificate, request.act.today)
    shown = {
        "form": form,
        "certificate": certificate,
        "item": item,
        "today": request.act.today,
        "script": queries.script_of(item, request.act.today) if item else "",
        "calls": certificate.calls.all(),
        "call_words": CALL_WORDS,
        "making_words": MAKING_WORDS,
    }
    return render(request, "province/record_call.html", shown)
