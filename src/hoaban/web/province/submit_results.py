"""Submit a closed round to the chairman: the number and date of the submission."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_submit_results
from hoaban.areas.council.queries import results_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("dot/<round>/trinh/", access=may_submit_results)
def submit_results(request: PageRequest, round: Any) -> HttpResponse:
    form = form_of(inputs.SubmitResults, request)
    if form.is_valid() and attempt(form, actions.submit_results, request.act, round, **form.cleaned_data):
        return then(request, _("Đã trình Chủ tịch UBND tỉnh."), "province:round", round.code)
    shown = {"form": form, "round": round, "results": results_of(round)}
    return render(request, "province/submit_results.html", shown)
