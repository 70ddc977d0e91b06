"""Close the scoring of one product."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_close_scoring
from hoaban.areas.council.queries import council_of, progress_of, report_for
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("dot/san-pham/<entry>/khep/", access=may_close_scoring)
def close_scoring(request: PageRequest, entry: Any) -> HttpResponse:
    form = form_of(inputs.CloseScoring, request)
    closed = form.is_valid() and attempt(form, actions.close_scoring, request.act, entry, **form.cleaned_data)
    if closed and closed.state == "closed":
        return then(request, _("Đã khép, đã có kết quả."), "province:result", entry.pk)
    if closed:
        said = _("Các phiếu lệch quá mức: phải thảo luận, chấm lại. Phiếu lần đầu được giữ nguyên.")
        return then(request, said, "province:round", entry.round.code)
    line = next((row for row in progress_of(entry.round).lines if row.entry.pk == entry.pk), None)
    report = report_for(request.act.actor, entry)
    shown = {"form": form, "entry": entry, "line": line, "council": council_of(entry.round), "report": report}
    return render(request, "province/close_scoring.html", shown)
