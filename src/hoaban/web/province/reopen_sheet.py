"""Give a member their closed sheet back, before the product has a result."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions
from hoaban.areas.council.permissions import may_reopen_sheet
from hoaban.core.inputs import Input
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("dot/phieu/<sheet>/mo-lai/", access=may_reopen_sheet)
def reopen_sheet(request: PageRequest, sheet: Any) -> HttpResponse:
    form = form_of(Input, request)
    if request.method == "POST" and attempt(form, actions.reopen_sheet, request.act, sheet):
        said = _("Đã mở lại phiếu của %(name)s.") % {"name": sheet.seat.user.name}
        return then(request, said, "province:sheets", sheet.entry_id)
    return render(request, "province/reopen_sheet.html", {"form": form, "sheet": sheet})
