"""Taking back an entry from paper that was a mistake, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions
from hoaban.areas.dossiers.inputs import CancelPaperDossier
from hoaban.areas.dossiers.moves import CANCEL_ENTRY, MOVES
from hoaban.areas.dossiers.permissions import may_cancel_paper_dossier
from hoaban.core.permissions import require
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("tinh/ho-so-giay/<dossier>/huy/", access=may_cancel_paper_dossier)
def cancel_paper_dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(MOVES.of(dossier, CANCEL_ENTRY))
    form = form_of(CancelPaperDossier, request)
    if form.is_valid() and attempt(
        form, actions.cancel_paper_dossier, request.act, dossier, **form.cleaned_data
    ):
        return then(request, _("Đã hủy bản nhập."), "province:dossier", dossier.code)
    return render(request, "province/cancel_paper_dossier.html", {"form": form, "dossier": dossier})
