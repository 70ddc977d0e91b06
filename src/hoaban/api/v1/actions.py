"""Every action as POST /api/v1/actions/<area>.<verb_noun>, made from its declared input.

Here: one handler for all of them. Not here: any rule; the action asks its own permission, as on its page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI

from hoaban.api.bodies import let_in_chunks
from hoaban.api.flags import flag_of
from hoaban.api.problems import TOO_LARGE, BadInput, Problem, faults_of
from hoaban.api.reading import problem_response
from hoaban.api.replays import LONGEST_KEY, Replay, replay_of
from hoaban.api.results import result_of
from hoaban.api.schemas import described_field, kinds_of, schema_of
from hoaban.api.tokens import Token, act_of
from hoaban.core.actions import DEEDS, Deed
from hoaban.core.nouns import called

LARGEST_BODY = 1_000_000
# none, and what curl and urllib say where their user said nothing, are read too: what is no JSON is told so
CURL = "application/x-www-form-urlencoded"
READ_AS_JSON = re.compile(rf"|application/(json|[\w.-]+\+json)|{CURL}")


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
                "parameters": [KEY],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": schema_of(deed)}},
                },
                "responses": RESPONSES,
            },
        )(_handler(deed))


RESULT = {
    "type": "object",
    "required": ["result"],
    "properties": {
        "result": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": ["string", "integer", "null"]},
                "state": {"type": "string"},
                "on_paper": {"type": "string"},
            },
        }
    },
}
RESPONSES: dict[Any, Any] = {
    200: {"description": "Đã làm", "content": {"application/json": {"schema": RESULT}}},
    401: problem_response("Cần mã truy cập còn hiệu lực"),
    403: problem_response("Bị từ chối, có lý do và căn cứ"),
    409: problem_response("Có người vừa làm cùng lúc"),
    415: problem_response("Nội dung không phải JSON"),
    422: problem_response("Dữ liệu chưa đúng, kể từng ô"),
}
KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "Gửi lại cùng khóa và cùng nội dung thì việc chỉ làm một lần, câu trả lời như lần đầu",
    "schema": {"type": "string", "maxLength": LONGEST_KEY},
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
    if not READ_AS_JSON.fullmatch(request.content_type or ""):
        raise _other_kind()
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        raise BadInput([TOO_LARGE])
    let_in_chunks(request, LARGEST_BODY + 1)
    if len(request.body) > LARGEST_BODY:
        raise BadInput([TOO_LARGE])
    try:
        body = json.loads(request.body or b"{}", parse_constant=_refuse)
        _refuse_unkept(body)
    except (ValueError, RecursionError) as wrong:
        if request.content_type == CURL:  # it was a form after all
            raise _other_kind() from wrong
        raise BadInput([("-", "bad-json", "Yêu cầu không phải JSON.")]) from wrong
    if not isinstance(body, dict):
        raise BadInput([("-", "bad-json", "Yêu cầu phải là một đối tượng JSON.")])
    return body


def _other_kind() -> Problem:
    return Problem(415, "content-type", "Gửi một đối tượng JSON với Content-Type: application/json.")


def _refuse(constant: str) -> None:
    """NaN and Infinity are no JSON."""
    raise ValueError(constant)


def _refuse_unkept(value: Any) -> None:
    """Raise ValueError for texts that no database and no answer can hold: halves of letters, NUL."""
    for text in _texts_in(value):
        if "\x00" in text:
            raise ValueError(text)
        text.encode()


def _texts_in(value: Any) -> Iterator[str]:
    """Every text in a value, keys too."""
    if isinstance(value, str):
        yield value
    for part in value if isinstance(value, list) else ():
        yield from _texts_in(part)
    for key, part in value.items() if isinstance(value, dict) else ():
        yield key
        yield from _texts_in(part)


def _do(request: HttpRequest, deed: Deed, body: dict[str, Any]) -> Any:
    rows = [_row(deed.on, body)] if deed.on else []
    return deed.do(act_of(request), *rows, **_values(deed, body))


def _row(noun: str, body: dict[str, Any]) -> Any:
    name = body.get(noun)
    if name in (None, ""):
        raise BadInput([(noun, "required", "Nêu tên in của đối tượng.")])
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise BadInput([(noun, "unknown", "Tên in của đối tượng là chữ.")])
    try:
        return called(noun, str(name))
    except (LookupError, ValueError) as unknown:
        raise BadInput([(noun, "unknown", "Không có đối tượng mang tên này.")]) from unknown


def _values(deed: Deed, body: dict[str, Any]) -> dict[str, Any]:
    if deed.takes is None:
        return {}
    wrong = [
        fault for name, field in deed.takes.base_fields.items() for fault in _misshapen(name, field, body)
    ]
    if wrong:
        raise BadInput(wrong)
    body = {**body, **_flags(deed.takes, body)}
    form = deed.takes(body, cast("Any", body))  # a file is named by its id, so it stands in the body too
    if not form.is_valid():
        raise BadInput(faults_of(form))
    return dict(form.cleaned_data)


def _flags(takes: type[forms.Form], body: dict[str, Any]) -> dict[str, bool | None]:
    """Yes and no that came as text; a form would read most texts as yes."""
    fields = takes.base_fields.items()
    named = [name for name, field in fields if isinstance(field, forms.BooleanField)]
    return {name: flag_of(body[name]) for name in named if isinstance(body.get(name), str)}


def _misshapen(name: str, field: forms.Field, body: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Forms read texts; a list, an object or a yes where a text belongs would be read as one."""
    value = body.get(name)
    if value is None:
        return
    if isinstance(field, forms.BooleanField) and isinstance(value, str) and flag_of(value) is not None:
        return
    kinds = kinds_of(described_field(field))
    fits = any(isinstance(value, FITS[kind]) for kind in kinds)
    if not fits or (isinstance(value, bool) and "boolean" not in kinds):
        yield name, "wrong-type", f"Cần {WORDS.get(kinds[0], 'chữ')}."


# numbers may come as text and the other way round: "5", 2023
FITS: dict[str, tuple[type, ...]] = {
    "string": (str, int, float),
    "integer": (str, int, float),
    "number": (str, int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (),
}
WORDS = {"integer": "một số", "number": "một số", "boolean": "true hoặc false", "array": "một danh sách"}
