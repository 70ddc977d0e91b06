"""The commune's proposal goes to the province (gửi UBND cấp tỉnh, điểm b khoản 2 Điều 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, papers, queries
from hoaban.areas.dossiers.inputs import ForwardDossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_forward_dossier
from hoaban.core.permissions import require
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("ho-so/<dossier>/gui-tinh/", access=may_forward_dossier)
def forward_dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(MOVES.of(dossier, "forward"))
    edition = queries.edition_of(dossier, request.act.today)
    samples = queries.samples_of(dossier, edition)
    form = form_of(ForwardDossier, request, initial={"samples_noted": None if samples.needed else 0})
    if form.is_valid() and attempt(form, actions.forward_dossier, request.act, dossier, **form.cleaned_data):
        return then(request, _("Đã gửi hồ sơ lên tỉnh."), "commune:desk")
    shown = {
        "form": form,
        "dossier": dossier,
        "samples": samples,
        "matters": papers.matters_of(dossier, edition),
        "proposal": edition.commune_proposal,
    }
    return render(request, "commune/forward_dossier.html", shown)
