"""Close the scoring of every product of a round, all or none."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_close_round
from hoaban.areas.council.queries import progress_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("dot/<round>/khep/", access=may_close_round)
def close_round(request: PageRequest, round: Any) -> HttpResponse:
    form = form_of(inputs.CloseScoring, request)
    if form.is_valid() and attempt(form, actions.close_round, request.act, round, **form.cleaned_data):
        return then(request, _("Đã khép các sản phẩm của đợt."), "province:round", round.code)
    return render(
        request, "province/close_round.html", {"form": form, "round": round, "p": progress_of(round)}
    )
