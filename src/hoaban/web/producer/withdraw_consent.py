"""Take back the consent that sensitive values are kept (rút lại lời đồng ý)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions
from hoaban.areas.registry.permissions import may_represent
from hoaban.core.inputs import Input
from hoaban.core.nouns import called
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("viec/du-lieu-cua-toi/rut-lai/", access=may_represent)
def withdraw_consent(request: PageRequest) -> HttpResponse:
    producer = called("producer", request.act.actor.producer)
    form = form_of(Input, request)
    if form.is_valid() and attempt(form, actions.withdraw_consent, request.act, producer):
        return then(request, _("Đã rút lại; hai điều đó không còn ở thông tin của bạn."), "producer:my_data")
    return render(request, "producer/withdraw_consent.html", {"form": form, "producer": producer})
