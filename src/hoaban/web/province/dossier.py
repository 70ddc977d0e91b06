"""A dossier as the province reads it: what was filed, the commune's proposal, what may be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.dossiers.permissions import may_read_at_province
from hoaban.web.acts import PageRequest
from hoaban.web.commune.dossier import as_filed
from hoaban.web.pages import page

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("tinh/ho-so/<dossier>/", access=may_read_at_province)
def dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    return render(request, "province/dossier.html", as_filed(request, dossier))
