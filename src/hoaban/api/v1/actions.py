"""Every action as POST /api/v1/actions/<area>.<verb_noun>, made from its declared input.

Here: one handler for all of them. Not here: any rule; the action asks its own permission, as on its page.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI

from hoaban.api.problems import BadInput
from hoaban.api.replays import Replay, replay_of
from hoaban.api.results import result_of
from hoaban.api.schemas import schema_of
from hoaban.api.tokens import Token, act_of
from hoaban.core.actions import DEEDS, Deed
from hoaban.core.nouns import called

LARGEST_BODY = 1_000_000


def enter(api: NinjaAPI) -> None:
    """An address for every deed of the areas and core rooms."""
    _import_deeds()
    for deed in sorted((one for one in DEEDS.values() if not one.inner), key=lambda one: one.name):
        api.post(
            f"/actions/{deed.name}",
            auth=Token(),
            operation_id=deed.name,
            tags=["actions"],
            url_name=deed.name,
            summary=deed.doc.splitlines()[0] if deed.doc else deed.name,
            description=deed.doc,
            response=None,
            openapi_extra={
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": schema_of(deed)}},
                },
                "responses": RESPONSES,
            },
        )(_handler(deed))


RESPONSES: dict[Any, Any] = {
    200: {"description": "Đã làm", "content": {"application/json": {"schema": {"type": "object"}}}},
    403: {"description": "Bị từ chối, có lý do và căn cứ"},
    422: {"description": "Dữ liệu chưa đúng, kể từng ô"},
}


def _import_deeds() -> None:
    for package in ("hoaban.core", "hoaban.areas"):
        for place in import_module(package).__path__:
            for room in sorted(Path(place).iterdir()):
                if (room / "actions.py").exists() or (room / "actions").is_dir():
                    import_module(f"{package}.{room.name}.actions")


def _handler(deed: Deed) -> Callable[[HttpRequest], HttpResponse]:
    def handle(request: HttpRequest) -> HttpResponse:
        body = _body(request)
        with transaction.atomic():
            replay = replay_of(request, deed, body)
            if replay and replay.response is not None:
                return _answer(replay.response)
            return _answer(_keep(replay, {"result": result_of(_do(request, deed, body))}))

    return handle


def _answer(response: dict[str, Any]) -> HttpResponse:
    return JsonResponse(response, json_dumps_params={"ensure_ascii": False})


def _keep(replay: Replay | None, response: dict[str, Any]) -> dict[str, Any]:
    if replay:
        replay.keep(response)
    return response


def _body(request: HttpRequest) -> dict[str, Any]:
    if len(request.body) > LARGEST_BODY:
        raise BadInput([("-", "too-large", "Yêu cầu lớn hơn 1 MB; gửi tệp qua /api/v1/files.")])
    try:
        body = json.loads(request.body or b"{}")
    except (ValueError, RecursionError) as wrong:
        raise BadInput([("-", "bad-json", "Yêu cầu không phải JSON.")]) from wrong
    if not isinstance(body, dict):
        raise BadInput([("-", "bad-json", "Yêu cầu phải là một đối tượng JSON.")])
    return body


def _do(request: HttpRequest, deed: Deed, body: dict[str, Any]) -> Any:
    rows = [_row(deed.on, body)] if deed.on else []
    return deed.do(act_of(request), *rows, **_values(deed, body))


def _row(noun: str, body: dict[str, Any]) -> Any:
    try:
        return called(noun, str(body[noun]))
    except KeyError as missing:
        raise BadInput([(noun, "required", "Nêu tên in của đối tượng.")]) from missing
    except (LookupError, ValueError) as unknown:
        raise BadInput([(noun, "unknown", "Không có đối tượng mang tên này.")]) from unknown


def _values(deed: Deed, body: dict[str, Any]) -> dict[str, Any]:
    if deed.takes is None:
        return {}
    form = deed.takes(body, cast("Any", body))  # a file is named by its id, so it stands in the body too
    if not form.is_valid():
        raise BadInput(
            [
                (field, str(fault.code or "invalid"), str(message))
                for field, faults in form.errors.as_data().items()
                for fault in faults
                for message in fault.messages
            ]
        )
    return dict(form.cleaned_data)
