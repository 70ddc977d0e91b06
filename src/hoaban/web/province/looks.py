"""Who looked at whose sensitive values, when and why, for who watches over it (sổ lần xem)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.registry.permissions import may_see_looks
from hoaban.areas.registry.queries import looks_of_all
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("lan-xem/", access=may_see_looks)
def looks(request: PageRequest) -> HttpResponse:
    return render(request, "province/looks.html", {"looks": looks_of_all()})
