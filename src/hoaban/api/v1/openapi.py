"""GET /api/v1/: where things are, and the day; /openapi.json: all of it described (OpenAPI 3.1)."""

from __future__ import annotations

import functools
import json
from contextlib import suppress
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import NinjaAPI, Schema

from hoaban.api.reading import open_to_all, today
from hoaban.api.values import tell_values
from hoaban.core.law import edition_in_force
from hoaban.programme.edition import NoEditionInForce

PROBLEM = {
    "type": "object",
    "description": "RFC 9457; code là mã ổn định, why là lời cho người, source là căn cứ",
    "required": ["type", "title", "status", "code", "why", "source"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "why": {"type": "string"},
        "source": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": {name: {"type": "string"} for name in ("field", "code", "message")},
            },
        },
    },
}


RESOURCES = ("products", "producers", "certificates", "communes", "criteria-sets")


class Start(Schema):
    """The paths of what can be read, of the description, and of files; actions stand in the description."""

    today: date
    reading: dict[str, str]
    description: str
    files: str


def enter(api: NinjaAPI) -> None:
    """The first address and that of the description, made once and kept."""

    @functools.cache
    def text() -> str:
        return json.dumps(description_of(api), ensure_ascii=False)

    @api.get("/", response=Start, operation_id="start", tags=["reading"])
    def start(request: HttpRequest, response: HttpResponse) -> Start:
        """Có gì ở đây, và ngày của sổ: mọi ngày tháng được so với ngày này."""
        open_to_all(response)
        here = request.path
        return Start(
            today=today(),
            reading={name: f"{here}{name}" for name in RESOURCES},
            description=f"{here}openapi.json",
            files=f"{here}files",
        )

    @api.get("/openapi.json", include_in_schema=False, url_name="openapi-json")
    def openapi(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(text(), content_type="application/json")
        open_to_all(response)
        return response


def description_of(api: NinjaAPI) -> dict[str, Any]:
    """The whole description, in Vietnamese whoever asks first."""
    with translation.override("vi"):
        described: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
        with suppress(NoEditionInForce):  # a day of before the law: the rest is true all the same
            tell_values(described, edition_in_force(today()))
    described["components"]["schemas"]["Problem"] = PROBLEM
    for path in described["paths"].values():
        for operation in path.values():
            _only_true_answers(operation)
    return described


def _only_true_answers(operation: dict[str, Any]) -> None:
    """Ninja adds a 200 of its own; a call that has another answer of success has no 200."""
    responses = operation["responses"]
    if {"201", "204"} & responses.keys():
        responses.pop("200", None)
