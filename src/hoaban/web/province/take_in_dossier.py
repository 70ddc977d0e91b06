"""The province takes a proposal in as complete (điểm a khoản 3 Điều 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, queries
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_take_in_dossier
from hoaban.core.inputs import Input
from hoaban.core.permissions import require
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("ho-so/<dossier>/nhan-du/", access=may_take_in_dossier)
def take_in_dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(MOVES.of(dossier, "take_in"))
    form = form_of(Input, request)
    if form.is_valid():
        taken = attempt(form, actions.take_in_dossier, request.act, dossier)
        if taken:
            said = _("Đã nhận đủ, phiếu số %(number)s.") % {"number": taken.province_number}
            return then(request, said, "province:dossier", dossier.code)
    edition = queries.edition_of(dossier, request.act.today)
    shown = {
        "form": form,
        "dossier": dossier,
        "proposal": edition.commune_proposal,
        "forms": edition.forms,
        "samples_waiting": queries.samples_of(dossier, edition).waiting(dossier.samples_noted),
        "round": queries.round_ahead(edition, dossier.forwarded_on or request.act.today),
    }
    return render(request, "province/take_in_dossier.html", shown)
