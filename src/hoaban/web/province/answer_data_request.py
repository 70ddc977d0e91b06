"""Answer what somebody asked about their data, with the reason (trả lời yêu cầu về dữ liệu)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions
from hoaban.areas.registry.inputs import AnswerDataRequest
from hoaban.areas.registry.permissions import may_answer_data_request
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.registry.models import DataRequest


@page("tinh/yeu-cau-du-lieu/<data_request>/", access=may_answer_data_request)
def answer_data_request(request: PageRequest, data_request: DataRequest) -> HttpResponse:
    form = form_of(AnswerDataRequest, request)
    if form.is_valid() and attempt(
        form, actions.answer_data_request, request.act, data_request, **form.cleaned_data
    ):
        return then(request, _("Đã trả lời; chủ thể được báo."), "province:data_requests")
    return render(request, "province/answer_data_request.html", {"form": form, "asked": data_request})
