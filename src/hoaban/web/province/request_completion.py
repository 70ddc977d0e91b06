"""The office asks commune and producer to complete a dossier: every fault in one letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, queries
from hoaban.areas.dossiers.inputs import RequestCompletion
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_request_completion
from hoaban.core.permissions import require
from hoaban.web.acts import PageRequest
from hoaban.web.commune.send_back_dossier import MORE, fault_form
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("ho-so/<dossier>/yeu-cau-hoan-thien/", access=may_request_completion)
def request_completion(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(MOVES.of(dossier, "request_completion"))
    form = form_of(RequestCompletion, request) if MORE not in request.POST else RequestCompletion()
    if form.is_valid() and attempt(
        form, actions.request_completion, request.act, dossier, **form.cleaned_data
    ):
        said = _("Đã gửi yêu cầu hoàn thiện cho xã và chủ thể.")
        return then(request, said, "province:dossier", dossier.code)
    edition = queries.edition_of(dossier, request.act.today)
    due_on = queries.completion_due(edition, request.act.today, queries.clocks())
    shown = {**fault_form(request, form, dossier), "due_on": due_on}
    return render(request, "province/request_completion.html", shown)
