"""The list of certificates as a file, each with its state today."""

from __future__ import annotations

from django.http import HttpResponse

from hoaban.areas.certificates import actions
from hoaban.areas.certificates.papers import certificate_table, certificates_about
from hoaban.areas.certificates.permissions import may_export_certificates
from hoaban.web.acts import PageRequest
from hoaban.web.downloads import download
from hoaban.web.pages import page


@page("giay-chung-nhan/tai-ve/", access=may_export_certificates)
def export_certificates(request: PageRequest) -> HttpResponse:
    actions.export_certificates(request.act)
    act = request.act
    return download(request, "giay-chung-nhan", certificates_about(act), [certificate_table(act)])
