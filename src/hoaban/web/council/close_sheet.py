"""Close one's own sheet: what it holds, once more, before it can no longer be changed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions
from hoaban.areas.council.permissions import may_close_sheet
from hoaban.areas.council.queries import own_sheet, report_for
from hoaban.core.inputs import Input
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("cham/<entry>/chot/", access=may_close_sheet)
def close_sheet(request: PageRequest, entry: Any) -> HttpResponse:
    form = form_of(Input, request)
    if request.method == "POST" and attempt(form, actions.close_sheet, request.act, entry):
        return then(
            request, _("Đã chốt phiếu %(product)s.") % {"product": entry.dossier.product.name}, "council:desk"
        )
    own = own_sheet(request.act.actor, entry)
    report = report_for(request.act.actor, entry)
    return render(
        request, "council/close_sheet.html", {"form": form, "entry": entry, "own": own, "report": report}
    )
