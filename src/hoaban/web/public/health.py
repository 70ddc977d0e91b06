"""Is the server up, and can it work: for the operator's watch."""

from __future__ import annotations

from django.http import HttpResponse

from hoaban.core.health import readiness
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page


@page("healthz", access=anyone)
def healthz(request: PageRequest) -> HttpResponse:
    """Up: nothing else is asked, so that a database that is away does not have the server killed."""
    return HttpResponse("ok\n", content_type="text/plain")


@page("readyz", access=anyone)
def readyz(request: PageRequest) -> HttpResponse:
    """Ready: database, schema, store of files and worker stand; else 503. A word for each, and no more: the
    page is public."""
    parts = readiness()
    lines = "".join(f"{name} {why or 'ok'}\n" for name, why in parts.items())
    return HttpResponse(lines, content_type="text/plain", status=503 if any(parts.values()) else 200)
