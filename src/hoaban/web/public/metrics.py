"""Figures for the operator's watch (OpenMetrics): for whoever has the token of the settings.

Not by the caller's address: behind a proxy on the same machine every request comes from this machine. Without
HOABAN_METRICS_TOKEN there is no such page.
"""

from __future__ import annotations

from hmac import compare_digest

from django.conf import settings
from django.http import Http404, HttpResponse

from hoaban.core.figures import CONTENT_TYPE, as_open_metrics, figures
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page


@page("metrics", access=anyone)
def metrics(request: PageRequest) -> HttpResponse:
    token = settings.METRICS_TOKEN
    if not token:
        raise Http404
    if not compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode()):
        return HttpResponse("401\n", status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(as_open_metrics(figures(request.act.at)), content_type=CONTENT_TYPE)
