"""What was entered from paper, all of it, to be put right with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, queries
from hoaban.areas.dossiers.inputs import CorrectPaperDossier
from hoaban.areas.dossiers.moves import CANCEL_ENTRY, MOVES
from hoaban.areas.dossiers.permissions import may_correct_paper_dossier
from hoaban.core.permissions import require
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.province.enter_paper_dossier import contents_of

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("tinh/ho-so-giay/<dossier>/sua/", access=may_correct_paper_dossier)
def correct_paper_dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(MOVES.of(dossier, CANCEL_ENTRY))
    form = form_of(CorrectPaperDossier, request, initial=queries.paper_facts_of(dossier))
    if form.is_valid() and attempt(
        form, actions.correct_paper_dossier, request.act, dossier, **form.cleaned_data
    ):
        return then(request, _("Đã sửa bản nhập."), "province:dossier", dossier.code)
    edition = queries.edition_of(dossier, request.act.today)
    shown = {"form": form, "dossier": dossier, **contents_of(form, dossier.product, edition)}
    return render(request, "province/correct_paper_dossier.html", shown)
