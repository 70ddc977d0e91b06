"""The closed sheets of a product in the pass at hand, by member, without a mark: one can be reopened."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.council.permissions import may_reopen_sheet, may_see_sheets
from hoaban.areas.council.queries import sheets_that_can_be_reopened
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("dot/san-pham/<entry>/phieu/", access=may_see_sheets)
def sheets(request: PageRequest, entry: Any) -> HttpResponse:
    closed = list(sheets_that_can_be_reopened(entry))
    verdict = may_reopen_sheet(request.act.actor, closed[0]) if closed else None  # the same for each of them
    return render(request, "province/sheets.html", {"entry": entry, "sheets": closed, "may_reopen": verdict})
