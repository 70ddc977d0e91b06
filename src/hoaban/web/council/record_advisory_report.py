"""The advisory team's report on one product: words, the day of the visit, opinions on criteria."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.moves import move_of
from hoaban.areas.council.permissions import may_record_advisory_report
from hoaban.areas.council.queries import criteria_set_of, report_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("cham/<entry>/to-tu-van/", access=may_record_advisory_report)
def record_advisory_report(request: PageRequest, entry: Any) -> HttpResponse:
    report = report_of(entry)
    known = {"text": report.text, "visited_on": report.visited_on} if report else {}
    form = form_of(inputs.RecordAdvisoryReport, request, initial=known)
    if form.is_valid() and attempt(
        form, actions.record_advisory_report, request.act, entry, **form.cleaned_data
    ):
        said = _("Đã lưu báo cáo về %(product)s.") % {"product": entry.dossier.product.name}
        return then(request, said, "council:desk")
    shown = {
        "form": form,
        "entry": entry,
        "rows": _rows(request, entry, report),
        "move": move_of(entry, "report"),
    }
    return render(request, "council/record_advisory_report.html", shown)


def _rows(request: PageRequest, entry: Any, report: Any) -> list[dict[str, Any]]:
    """Every criterion with the option chosen for it: as typed just now, else as kept."""
    kept = {row.criterion: (row.option or "-", row.note) for row in report.opinions.all()} if report else {}
    rows = []
    for number, criterion in enumerate(criteria_set_of(entry).criteria):
        option, note = kept.get(criterion.id, ("", ""))
        typed = f"opinions-{number}"
        rows.append(
            {
                "criterion": criterion,
                "option": request.POST.get(f"{typed}-option", option),
                "note": request.POST.get(f"{typed}-note", note),
            }
        )
    return rows
