"""Version 1 of the API: public reading without a key, every action with a token (DESIGN §5.4)."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI, Router
from ninja.renderers import JSONRenderer

from hoaban.api.methods import answering_methods
from hoaban.api.problems import handle_problems
from hoaban.api.tus import spoken_at
from hoaban.api.v1 import (
    actions,
    certificates,
    communes,
    criteria_sets,
    file_content,
    files,
    openapi,
    producers,
    products,
)


class Plain(JSONRenderer):
    """Vietnamese letters as they are."""

    json_dumps_params = {"ensure_ascii": False}


class Api(NinjaAPI):
    """All its addresses answer in problems when they cannot answer."""

    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        patterns, app, namespace = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = answering_methods(pattern.callback)
                if pattern.name in files.PLACES:
                    pattern.callback = spoken_at(pattern.callback)
        return patterns, app, namespace


api = Api(
    title="Hoa Ban",
    version="1",
    urls_namespace="api-1",
    docs_url=None,
    openapi_url=None,
    renderer=Plain(),
    description="Sổ đăng ký OCOP của một tỉnh: đọc công khai không cần khóa; mọi việc khác bằng mã truy cập.",
)
handle_problems(api)
for resource in (products, producers, certificates, communes, criteria_sets):
    api.add_router("", resource.router)
actions.enter(api)
files.enter(api)
file_content.enter(api)
files.enter_nowhere(api)
openapi.enter(api)


elsewhere = Router()


@elsewhere.api_operation(
    ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"], "/{path:anything}", include_in_schema=False
)
def nothing_there(request: HttpRequest, anything: str) -> None:
    """An address that is none is told as a problem too."""
    raise Http404


api.add_router("", elsewhere)  # last: addresses are tried in their order

__all__ = ["api"]
