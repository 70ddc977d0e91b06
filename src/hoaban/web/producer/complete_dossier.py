"""The mended dossier goes back to the province (hoàn thiện hồ sơ, điểm a khoản 3 Điều 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, queries
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_complete_dossier
from hoaban.core.inputs import Input
from hoaban.core.permissions import require
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.producer.dossier import address_of

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("ho-so/<dossier>/hoan-thien/", access=may_complete_dossier)
def complete_dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(MOVES.of(dossier, "complete"))
    actor = request.act.actor
    form = form_of(Input, request)
    if form.is_valid() and attempt(form, actions.complete_dossier, request.act, dossier):
        after = "commune:dossier" if actor.unit else "producer:dossier"
        return then(request, _("Đã gửi lại hồ sơ cho tỉnh."), after, dossier.code)
    tasks = queries.task_list(dossier, request.act.today)
    shown = {
        "form": form,
        "dossier": dossier,
        "tasks": [(task, address_of(task, dossier, actor)) for task in tasks],
        "ready": all(task.state != "locked" for task in tasks),
        "now": queries.deeds_now(actor, dossier),
    }
    return render(request, "producer/complete_dossier.html", shown)
