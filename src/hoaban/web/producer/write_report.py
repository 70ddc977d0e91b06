"""The report and plan of a dossier (Mẫu số 02, phần II và IV), and the number of samples (Mẫu số 01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, queries
from hoaban.areas.dossiers.inputs import WriteReport
from hoaban.areas.dossiers.moves import may_be_written_in
from hoaban.areas.dossiers.permissions import may_write_report
from hoaban.core.permissions import require
from hoaban.programme.evidence import blanks_of, samples_needed
from hoaban.web.acts import PageRequest
from hoaban.web.drafts import sent_as_typed, told
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("ho-so/<dossier>/bao-cao/", access=may_write_report)
def write_report(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(may_be_written_in(dossier))
    fields = list(WriteReport.base_fields)
    form = form_of(WriteReport, request, initial={name: getattr(dossier, name) for name in fields})
    saved = form.is_valid() and attempt(form, actions.write_report, request.act, dossier, **form.cleaned_data)
    if sent_as_typed(request):
        return told(request, form, saved=bool(saved))
    if saved:
        return then(request, _("Đã lưu báo cáo."), "producer:dossier", dossier.code)
    edition = queries.edition_of(dossier, request.act.today)
    criteria_set = queries.set_of(dossier, edition)
    shown = {
        "form": form,
        "dossier": dossier,
        "law": {blank.field.id: blank.field.label for blank in blanks_of(dossier.kind, edition)},
        "samples": samples_needed(criteria_set, edition) if criteria_set else 0,
    }
    return render(request, "producer/write_report.html", shown)
