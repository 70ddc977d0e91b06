"""Put dossiers into a round; what belongs to a later one is shown with its article."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_fill_round
from hoaban.areas.council.queries import candidates
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("dot/<round>/xep/", access=may_fill_round)
def fill_round(request: PageRequest, round: Any) -> HttpResponse:
    form = form_of(inputs.FillRound, request)
    if form.is_valid() and attempt(form, actions.fill_round, request.act, round, **form.cleaned_data):
        said = _("Đã xếp %(n)s hồ sơ vào %(name)s.") % {
            "n": len(form.cleaned_data["dossiers"]),
            "name": round.name,
        }
        return then(request, said, "province:round", round.code)
    chosen = request.POST.getlist("dossiers")
    rows = candidates(round)
    late = any(row.verdict and not row.late for row in rows)
    shown = {"form": form, "round": round, "candidates": rows, "late": late, "chosen": chosen}
    return render(request, "province/fill_round.html", shown)
