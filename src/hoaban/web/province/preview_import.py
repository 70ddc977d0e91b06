"""What a brought file would do: how far its reading is, what was found, and the saving of it.

Works without a script: while a job is at the file, the page asks to be loaded again by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from hoaban.core.imports import inputs
from hoaban.core.imports.jobs import ask_save
from hoaban.core.imports.models import ImportFile
from hoaban.core.imports.permissions import may_see_import
from hoaban.core.imports.planning import ACCEPTED, ASKED, HELD, SKIPPED
from hoaban.core.imports.queries import Work, work_on
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page

MOST_SHOWN = 200
SECONDS = 4
STATUS_WORDS = {HELD: _("Dòng sai"), ASKED: _("Chỗ máy đoán"), SKIPPED: _("Bỏ qua")}


@dataclass(frozen=True, slots=True)
class Tab:
    """One choice of what is listed."""

    status: str
    words: Any
    number: int
    chosen: bool


@page("nhap-excel/<import_file>/", access=may_see_import)
def preview_import(request: PageRequest, import_file: ImportFile) -> HttpResponse:
    preview = getattr(import_file, "preview", None)
    work = work_on(preview)
    if work.going:
        return _under_way(request, import_file, work)
    form = form_of(inputs.SaveImport, request)
    if form.is_valid() and attempt(form, _ask, request, import_file, form.cleaned_data):
        return redirect("province:preview_import", import_file.key)
    shown = {
        "form": form,
        "import_file": import_file,
        "kind": inputs.KIND_WORDS[import_file.kind],
        "failed": work.failed,
        "refusal": preview.refusal if preview else "",
        "counts": import_file.counts,
    }
    if preview and preview.result and not import_file.saved_at:
        shown |= _found(request, preview.result)
    return render(request, "province/preview_import.html", shown)


def _ask(request: PageRequest, import_file: ImportFile, ticks: dict[str, bool]) -> None:
    ask_save(request.act.actor, import_file, **ticks)


def _under_way(request: PageRequest, import_file: ImportFile, work: Work) -> HttpResponse:
    shown = {"import_file": import_file, "job": work.standing}
    answer = render(request, "province/import_under_way.html", shown)
    answer["Refresh"] = str(SECONDS)
    return answer


def _found(request: PageRequest, result: dict[str, Any]) -> dict[str, Any]:
    """The counts, the columns, and one page of the places of the chosen status: first what must be mended."""
    by_status = {
        status: [row for row in result["rows"] if row["status"] == status] for status in STATUS_WORDS
    }
    first = next((status for status, rows in by_status.items() if rows), HELD)
    asked_for = request.GET.get("xem", "")
    chosen = asked_for if asked_for in by_status else first
    counts = result["counts"]
    return {
        "seen": True,
        "counts": counts,
        "lines": sum(counts.values()),
        "to_save": counts[ACCEPTED] + counts[ASKED],
        "columns": result["columns"],
        "chosen": chosen,
        "tabs": [Tab(s, STATUS_WORDS[s], len(rows), s == chosen) for s, rows in by_status.items() if rows],
        "page": Paginator(by_status[chosen], MOST_SHOWN).get_page(request.GET.get("trang")),
    }
