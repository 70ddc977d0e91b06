"""The store of files does not answer: said in words, with 503, and nothing is lost.

The deed's transaction was rolled back. What was typed is kept by the page's draft and the browser.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoaban.core.files.store import StoreAway

AGAIN_AFTER_SECONDS = "60"


class StoreAwayMiddleware:
    """Stands around the pages; the API says it in its own way (api/problems.py)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, StoreAway):
            return None
        response = render(request, "components/store_away.html", status=503)
        response["Retry-After"] = AGAIN_AFTER_SECONDS
        return response
