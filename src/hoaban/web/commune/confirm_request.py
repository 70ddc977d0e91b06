"""One who asks to be let in, beside the register's facts: confirm, and tell the way in by telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_answer_request
from hoaban.areas.registry.queries import KEPT_FOR, fits_of, producer_called
from hoaban.web.acts import PageRequest
from hoaban.web.commune.invite_representative import slip_shown
from hoaban.web.pages import attempt, form_of, page

if TYPE_CHECKING:
    from hoaban.areas.registry.models import EntryRequest


@page("ban-xa/xin-vao/<entry_request>/", access=may_answer_request)
def confirm_request(request: PageRequest, entry_request: EntryRequest) -> HttpResponse:
    form = form_of(inputs.ConfirmRequest, request)
    if form.is_valid():
        way_in = attempt(form, actions.confirm_request, request.act, entry_request, **form.cleaned_data)
        producer = producer_called(form.cleaned_data["producer"])
        if way_in and producer:
            return slip_shown(request, producer, way_in)
    fits = fits_of(entry_request)
    shown = {
        "form": form,
        "asked": entry_request,
        "open": entry_request.answered_at is None and entry_request.asked_at > request.act.at - KEPT_FOR,
        "fits": [fit for fit in fits if fit.weight],
        "others": [fit.producer for fit in fits if not fit.weight],
    }
    return render(request, "commune/confirm_request.html", shown)
