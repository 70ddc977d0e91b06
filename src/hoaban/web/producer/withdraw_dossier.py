"""A producer takes its dossier back (rút hồ sơ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions
from hoaban.areas.dossiers.inputs import WithdrawDossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_withdraw_dossier
from hoaban.core.permissions import require
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("ho-so/<dossier>/rut/", access=may_withdraw_dossier)
def withdraw_dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(MOVES.of(dossier, "withdraw"))
    form = form_of(WithdrawDossier, request)
    if form.is_valid() and attempt(form, actions.withdraw_dossier, request.act, dossier, **form.cleaned_data):
        said = _("Đã rút hồ sơ %(code)s.") % {"code": dossier.code}
        return then(request, said, "producer:dossier", dossier.code)
    return render(request, "producer/withdraw_dossier.html", {"form": form, "dossier": dossier})
