"""The register as a file: a commune's own, or the whole province's for the office."""

from __future__ import annotations

from django.http import HttpResponse

from hoaban.areas.registry import actions
from hoaban.areas.registry.papers import register_about, register_tables
from hoaban.areas.registry.permissions import may_export_register
from hoaban.web.acts import PageRequest
from hoaban.web.downloads import download
from hoaban.web.pages import page


@page("ban-xa/chu-the/tai-ve/", access=may_export_register)
def export_register(request: PageRequest) -> HttpResponse:
    actions.export_register(request.act)
    act = request.act
    return download(request, "so-chu-the", register_about(act), register_tables(act))
