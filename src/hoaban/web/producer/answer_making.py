"""A producer says whether a product whose certificate ends is still made, and how many packs are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.certificates import actions, inputs, queries
from hoaban.areas.certificates.permissions import may_answer_making
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.certificates.models import Certificate


@page("giay-chung-nhan/<certificate>/con-lam/", access=may_answer_making)
def answer_making(request: PageRequest, certificate: Certificate) -> HttpResponse:
    item = queries.ticking(certificate, request.act.today)
    known = item.answer if item else None
    initial = {"making": known.making, "packs_left": known.packs_left, "note": known.note} if known else {}
    form = form_of(inputs.AnswerMaking, request, initial=initial)
    if form.is_valid():
        answer = attempt(form, actions.answer_making, request.act, certificate, **form.cleaned_data)
        if answer:
            return then(request, _("Đã ghi. Xã và Văn phòng OCOP tỉnh thấy câu trả lời."), "producer:desk")
    shown = {"form": form, "certificate": certificate, "item": item}
    return render(request, "producer/answer_making.html", shown)
