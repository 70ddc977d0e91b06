"""Sending a dossier back before receipt: every fault in one letter (phiếu yêu cầu một lần)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, queries
from hoaban.areas.dossiers.inputs import SendBackDossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_send_back_dossier
from hoaban.core.permissions import require
from hoaban.programme.evidence import Place
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier

ROWS, MOST_ROWS = 5, 100
MORE = "them-dong"


@page("ho-so/<dossier>/tra-lai/", access=may_send_back_dossier)
def send_back_dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(MOVES.of(dossier, "send_back"))
    form = form_of(SendBackDossier, request) if MORE not in request.POST else SendBackDossier()
    if form.is_valid() and attempt(
        form, actions.send_back_dossier, request.act, dossier, **form.cleaned_data
    ):
        said = _("Đã gửi phiếu yêu cầu cho chủ thể.")
        return then(request, said, "commune:dossier", dossier.code)
    return render(request, "commune/send_back_dossier.html", fault_form(request, form, dossier))


def fault_form(request: PageRequest, form: Form, dossier: Dossier) -> dict[str, Any]:
    """What a page for writing down faults shows: empty rows, and what was typed in those that are not."""
    edition = queries.edition_of(dossier, request.act.today)
    count = _rows_wanted(request)
    rows = [
        {
            "number": str(row),
            **{part: request.POST.get(f"{part}-{row}", "") for part in ("place", "what", "todo")},
        }
        for row in range(count)
    ]
    return {
        "form": form,
        "dossier": dossier,
        "rows": rows,
        "groups": _groups(queries.places(dossier, edition)),
    }


def _rows_wanted(request: PageRequest) -> int:
    typed = request.POST.get("rows", "")
    count = int(typed) if typed.isascii() and typed.isdigit() else ROWS
    return min(count + (ROWS if MORE in request.POST else 0), MOST_ROWS)


def _groups(places: tuple[Place, ...]) -> list[tuple[str, list[Place]]]:
    words = {
        "criterion": _("Tiêu chí"),
        "evidence": _("Giấy tờ"),
        "field": _("Mẫu số 01, Mẫu số 02"),
        "part": _("Thành phần hồ sơ"),
    }
    return [(name, [place for place in places if place.sort == sort]) for sort, name in words.items()]
