"""Refuse who asks to be let in, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_answer_request
from hoaban.areas.registry.queries import KEPT_FOR
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.registry.models import EntryRequest


@page("ban-xa/xin-vao/<entry_request>/tu-choi/", access=may_answer_request)
def refuse_request(request: PageRequest, entry_request: EntryRequest) -> HttpResponse:
    form = form_of(inputs.RefuseRequest, request)
    if form.is_valid() and attempt(
        form, actions.refuse_request, request.act, entry_request, **form.cleaned_data
    ):
        return then(request, _("Đã từ chối. Ảnh và thông tin đã xóa."), "commune:requests")
    waits = entry_request.answered_at is None and entry_request.asked_at > request.act.at - KEPT_FOR
    shown = {"form": form, "asked": entry_request, "open": waits}
    return render(request, "commune/refuse_request.html", shown)
