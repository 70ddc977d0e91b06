"""Is the server up, and can it work: for the operator's watch."""

from __future__ import annotations

from django.db import connection
from django.http import HttpResponse

from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page


@page("healthz", access=anyone)
def healthz(request: PageRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@page("readyz", access=anyone)
def readyz(request: PageRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
