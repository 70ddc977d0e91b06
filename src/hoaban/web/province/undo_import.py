"""All that a file brought is taken back, or nothing."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.core.imports import actions
from hoaban.core.imports.models import ImportFile
from hoaban.core.imports.permissions import may_undo_import
from hoaban.core.inputs import Input
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("nhap-excel/<import_file>/bo/", access=may_undo_import)
def undo_import(request: PageRequest, import_file: ImportFile) -> HttpResponse:
    form = form_of(Input, request)
    if form.is_valid() and attempt(form, actions.undo_import, request.act, import_file):
        return then(request, _("Đã bỏ cả lượt nhập."), "province:preview_import", import_file.key)
    return render(request, "province/undo_import.html", {"form": form, "import_file": import_file})
