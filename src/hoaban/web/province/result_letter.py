"""The letter that tells a result: the office sends it, commune and producer read it; it prints plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.certificates import actions, inputs
from hoaban.areas.certificates.papers import way_up_of, why_of
from hoaban.areas.certificates.permissions import may_notify_result, may_read_result, may_see_decisions
from hoaban.areas.certificates.queries import Waiting, final_result_in, notice_of, ruling_of
from hoaban.areas.certificates.words import Outcome
from hoaban.areas.council.queries import mark_ranges
from hoaban.core.permissions import Refusal, Refused
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.printed import mark_of

if TYPE_CHECKING:
    from hoaban.areas.certificates.models import ResultNotice
    from hoaban.areas.dossiers.models import Dossier


@page("ho-so/<dossier>/thong-bao-ket-qua/", access=may_read_result)
def result_letter(request: PageRequest, dossier: Dossier) -> HttpResponse:
    notice = notice_of(dossier)
    _told_first(request, notice)
    waiting = final_result_in(dossier)
    if waiting is None:
        raise Http404(dossier.code)
    form = form_of(inputs.NotifyResult, request)
    if form.is_valid() and attempt(form, actions.notify_result, request.act, dossier, **form.cleaned_data):
        return then(request, _("Đã gửi thông báo cho chủ thể và xã."), "province:result_letter", dossier.code)
    return render(
        request,
        "province/result_letter.html",
        {
            "form": form,
            "dossier": dossier,
            "notice": notice,
            "ruling": ruling_of(dossier),
            "why": why_of(waiting),
            "way": way_up_of(waiting) if waiting.outcome is not Outcome.MINISTRY else None,
            "ranges": mark_ranges(waiting.result.entry),
            "outcome": waiting.outcome.value,
            "may_notify": may_notify_result(request.act.actor, dossier),
            "decided": _decided(dossier, waiting),
            "mark": mark_of("result_letter", dossier.code),
        },
    )


def _told_first(request: PageRequest, notice: ResultNotice | None) -> None:
    """Before the notice is sent only those who see decisions see the draft."""
    if notice is None and not may_see_decisions(request.act.actor):
        raise Refused(
            Refusal(
                "not-notified-yet",
                _("Kết quả chưa được thông báo. Có thông báo thì trang này mở."),
                source="điểm g khoản 3 Điều 7",
            )
        )


def _decided(dossier: Dossier, waiting: Waiting) -> bool:
    """Is the notice due now: decided, or nothing to be decided?"""
    return waiting.outcome is Outcome.NONE or ruling_of(dossier) is not None
