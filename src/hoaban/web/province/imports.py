"""Excel in: the office brings a table as it uses it, and sees what became of those brought before."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from hoaban.core.imports import actions, inputs
from hoaban.core.imports.jobs import ask_check
from hoaban.core.imports.permissions import may_import
from hoaban.core.imports.queries import imports_brought, states_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page

ON_A_PAGE = 20
STATE_WORDS = {
    "unread": _("chưa đọc"),
    "reading": _("đang đọc"),
    "waiting": _("chờ xem"),
    "refused": _("không làm được"),
    "saved": _("đã lưu"),
    "undone": _("đã bỏ"),
}


@page("nhap-excel/", access=may_import)
def imports(request: PageRequest) -> HttpResponse:
    form = form_of(inputs.BringFile, request, initial={"kind": request.GET.get("loai", "")})
    if form.is_valid():
        brought = attempt(form, actions.bring_file, request.act, **form.cleaned_data)
        if brought:
            ask_check(request.act.actor, brought)
            return redirect("province:preview_import", brought.key)
    page_of = Paginator(imports_brought(), ON_A_PAGE).get_page(request.GET.get("trang"))
    files = list(page_of)
    rows = [
        (file, inputs.KIND_WORDS[file.kind], state, STATE_WORDS[state])
        for file, state in zip(files, states_of(files), strict=True)
    ]
    return render(request, "province/imports.html", {"form": form, "page": page_of, "rows": rows})
