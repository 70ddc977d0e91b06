"""A request that names another host than ours: told so plainly, and not worth a line in the log.

Robots that try addresses send such requests all day. Who watches over the server asks by its number
(http://10.0.0.5/healthz), so that those two addresses answer whatever the host.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse

WATCHED = ("/healthz", "/readyz")
WHY = "Máy chủ này không phục vụ tên miền trong yêu cầu. Mở đúng địa chỉ do Văn phòng OCOP tỉnh cho biết."
IN_ENGLISH = "This server does not answer to the host name in the request. Use the address the office gave."


class HostMiddleware:
    """Stands before everything that asks for the host."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in WATCHED:
            request.META["HTTP_HOST"] = settings.HOST
            return self._get_response(request)
        try:
            request.get_host()
        except DisallowedHost:
            return _other_host(request)
        return self._get_response(request)


def _other_host(request: HttpRequest) -> HttpResponse:
    """400. Nothing of what was sent is said again."""
    response: HttpResponse
    if request.path_info.startswith("/api/"):
        code = "unknown-host"
        response = JsonResponse(
            {
                "type": f"urn:hoaban:{code}", "title": "Yêu cầu không đọc được", "status": 400,
                "code": code, "why": WHY, "source": "",
            },
            content_type="application/problem+json",
            json_dumps_params={"ensure_ascii": False},
        )  # fmt: skip
    else:
        response = HttpResponse(f"{WHY}\n\n{IN_ENGLISH}\n", content_type="text/plain; charset=utf-8")
    response.status_code = 400
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 -- Django logs every 4xx else
    return response
