"""The commune's words on its matters, and Mẫu số 03 as it is printed (điểm a khoản 2 Điều 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, papers, queries
from hoaban.areas.dossiers.inputs import AppraiseMatters
from hoaban.areas.dossiers.permissions import may_appraise_matters, may_see_appraisal
from hoaban.core.permissions import Refusal, Refused
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.printed import mark_of
from hoaban.web.revealing import revealed

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("ho-so/<dossier>/tham-dinh/", access=may_appraise_matters)
def appraise_matters(request: PageRequest, dossier: Dossier) -> HttpResponse:
    if "appraise_matters" not in queries.deeds_now(request.act.actor, dossier):
        raise Refused(_not_now())
    form = form_of(AppraiseMatters, request)
    if form.is_valid() and attempt(form, actions.appraise_matters, request.act, dossier, **form.cleaned_data):
        return then(request, _("Đã lưu nội dung thẩm định."), "commune:dossier", dossier.code)
    edition = queries.edition_of(dossier, request.act.today)
    typed = {
        key.removeprefix("matter-"): text for key, text in request.POST.items() if key.startswith("matter-")
    }
    matters = papers.matters_of(dossier, edition)
    shown = {
        "form": form,
        "dossier": dossier,
        "matters": [(matter, typed.get(matter.id, matter.text)) for matter in matters],
    }
    return render(request, "commune/appraise_matters.html", shown)


def _not_now() -> Refusal:
    why = _("Nội dung thẩm định chỉ viết sau khi xã nhận hồ sơ và trước khi gửi tỉnh.")
    return Refusal("not-in-commune", why, source="điểm a khoản 2 Điều 7")


@page("ho-so/<dossier>/mau-03/", access=may_see_appraisal)
def appraisal_report(request: PageRequest, dossier: Dossier) -> HttpResponse:
    """Mẫu số 03, a draft until its signed copy goes up with the letter."""
    edition = queries.edition_of(dossier, request.act.today)
    reveal = revealed(request, dossier.producer)
    shown = {
        "dossier": dossier,
        "report": papers.appraisal_report(dossier, edition, sensitive=reveal.shown),
        "reveal": reveal,
        "mark": mark_of("appraisal", dossier.code),
        "printed_at": request.act.at,
    }
    return render(request, "commune/appraisal_report.html", shown)
