"""One line of the log for each request: which route, how it ended, how long it took. Nobody's name."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

LOG = logging.getLogger("hoaban.request")


class RequestLogMiddleware:
    """Stands around everything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = self._get_response(request)
        if LOG.isEnabledFor(logging.INFO):
            LOG.info("request", extra={"facts": _facts(request, response, time.perf_counter() - begun)})
        return response


def _facts(request: HttpRequest, response: HttpResponse, took: float) -> dict[str, object]:
    match = request.resolver_match
    return {
        "method": request.method,
        "route": match.route if match else "",
        "status": response.status_code,
        "ms": round(took * 1000, 1),
    }
