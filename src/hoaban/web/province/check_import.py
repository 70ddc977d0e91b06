"""A brought file is read anew: the register has changed, a job broke off, a program brought it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from hoaban.core.imports.jobs import ask_check
from hoaban.core.imports.models import ImportFile
from hoaban.core.imports.permissions import may_see_import
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("nhap-excel/<import_file>/doc-lai/", access=may_see_import)
def check_import(request: PageRequest, import_file: ImportFile) -> HttpResponse:
    """Asked by a button; opened as an address it only leads to the file."""
    if request.method == "POST":
        ask_check(request.act.actor, import_file)
    return redirect("province:preview_import", import_file.key)
