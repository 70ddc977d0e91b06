"""Correct a producer's facts from the commune's or the office's desk (sửa thông tin chủ thể)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions
from hoaban.areas.registry.permissions import may_correct_producer
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, page, then
from hoaban.web.producer.correct_producer import facts_form

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("ban-xa/chu-the/<producer>/sua/", access=may_correct_producer)
def correct_producer(request: PageRequest, producer: Producer) -> HttpResponse:
    form = facts_form(request, producer)
    if form.is_valid() and attempt(
        form, actions.correct_producer, request.act, producer, **form.cleaned_data
    ):
        return then(request, _("Đã lưu."), "commune:producer", producer.slug)
    return render(request, "commune/correct_producer.html", {"form": form, "producer": producer})
