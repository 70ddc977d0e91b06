"""Files by tus 1.0.0, core and creation (https://tus.io): POST announces one, PATCH sends its bytes.

Here: the calls. Not here: the protocol's headers (api/tus.py), where the pieces lie (core/files/uploads.py),
what is taken (core/files/kinds.py), who may read a file (areas/registry). A whole file is named in actions
by the id it was uploaded under.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI

from hoaban.api.bodies import let_in_chunks
from hoaban.api.problems import BadInput, Problem
from hoaban.api.reading import problem_response
from hoaban.api.tokens import Token, act_of
from hoaban.api.tus import ABOUT, PIECES, VERSION, filename_said, said_in
from hoaban.areas.registry.permissions import may_add_evidence, may_read_file
from hoaban.areas.registry.queries import file_called, producer_called
from hoaban.core.files import uploads
from hoaban.core.files.actions import keep_upload
from hoaban.core.files.kinds import LARGEST, plain_name, too_large
from hoaban.core.files.permissions import PROVINCE, may_begin_upload, may_bring_file, may_continue_upload
from hoaban.core.files.queries import room_for
from hoaban.core.files.uploads import Busy, Gone, Upload
from hoaban.core.permissions import Refused, Verdict, require

if TYPE_CHECKING:
    from hoaban.core.actors import Actor
    from hoaban.core.files.models import StoredFile


def enter(api: NinjaAPI) -> None:
    """The two addresses."""
    api.api_operation(["OPTIONS"], "/files", openapi_extra=OPTIONS, **_told("files.about"))(about)
    api.post("/files", auth=Token(), openapi_extra=BEGIN, **_told("files.begin"))(begin)
    one = "/files/{uuid:key}"
    api.api_operation(["OPTIONS"], one, include_in_schema=False, url_name="files.about_one")(about_one)
    api.api_operation(["HEAD"], one, auth=Token(), openapi_extra=HEAD, **_told("files.offset"))(offset)
    api.patch(one, auth=Token(), openapi_extra=PATCH, **_told("files.append"))(append)
    api.get(one, auth=Token(), openapi_extra=GET, **_told("files.state"))(state)


def enter_nowhere(api: NinjaAPI) -> None:
    """An address below that can name no upload: told in the protocol too."""
    api.api_operation(
        ["GET", "HEAD", "POST", "PATCH"], "/files/{path:name}", auth=Token(), include_in_schema=False,
        url_name="files.nowhere",
    )(nowhere)  # fmt: skip


PLACES = {f"files.{name}" for name in ("about", "begin", "about_one", "offset", "append", "state", "nowhere")}
"""The names of the addresses at which the protocol is spoken."""


def _told(name: str) -> dict[str, Any]:
    return {"operation_id": name, "url_name": name, "tags": ["files"], "response": None}


# --- the calls ---


def about(request: HttpRequest) -> HttpResponse:
    """Phiên bản tus, phần mở rộng, và cỡ tệp lớn nhất."""
    return HttpResponse(status=204, headers=ABOUT)


def about_one(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same at the address of an upload, where clients ask too."""
    return about(request)


def nowhere(request: HttpRequest, name: str) -> HttpResponse:
    """No upload can be called so."""
    raise _no_longer_there()


def begin(request: HttpRequest) -> HttpResponse:
    """Báo trước một tệp: Upload-Length, Upload-Metadata (filename; owner: tên ngắn của chủ thể).

    Thiếu owner thì tệp thuộc chủ thể hoặc đơn vị của vai trò, còn lại là của tỉnh.
    """
    act, length = act_of(request), _length(request)
    metadata = request.headers.get("Upload-Metadata", "")
    said = said_in(metadata)
    owner = said.get("owner") or act.actor.scope or PROVINCE
    require(_may_bring(act.actor, owner))
    require(may_begin_upload(act.actor))
    require(room_for(owner, length))
    name = plain_name(said.get("filename", ""))
    upload = Upload(uuid4(), name, owner, length, act.actor.holding_id, act.at, metadata)
    uploads.begin(upload)
    return HttpResponse(status=201, headers={"Location": f"{request.path}/{upload.id}"})


def offset(request: HttpRequest, key: UUID) -> HttpResponse:
    """Đã nhận được bao nhiêu byte: gửi tiếp từ đó."""
    told, upload = _state_of(request, key), uploads.upload_called(key)
    headers = {"Upload-Offset": str(told["offset"]), "Upload-Length": str(told["length"])}
    said = upload.said if upload else filename_said(told["name"])
    metadata = {"Upload-Metadata": said} if said else {}
    return HttpResponse(status=200, headers={**headers, **metadata, **_file_header(told["file"])})


def append(request: HttpRequest, key: UUID) -> HttpResponse:
    """Gửi các byte tiếp theo; byte cuối đến thì tệp được kiểm và cất, Hoaban-File là mã để nêu trong việc."""
    if request.content_type != PIECES:
        raise Problem(415, "content-type", f"Gửi các byte với Content-Type: {PIECES}.")
    upload = uploads.upload_called(key)
    if upload is None:
        return _append_to_whole(request, key)
    require(may_continue_upload(act_of(request).actor, upload))
    try:
        with uploads.held(upload) as piece:
            size = _append_at(request, upload, piece)
            kept = _kept(request, upload) if size == upload.length else None
    except Busy as busy:
        raise _busy() from busy
    except Gone as gone:
        raise _no_longer_there() from gone
    headers = {"Upload-Offset": str(size), **_file_header(str(kept.key) if kept else None)}
    return HttpResponse(status=204, headers=headers)


def state(request: HttpRequest, key: UUID) -> HttpResponse:
    """Tệp này ra sao; file là mã để nêu trong việc, null khi chưa gửi xong."""
    return JsonResponse(_state_of(request, key), json_dumps_params={"ensure_ascii": False})


# --- their parts ---


def _may_bring(actor: Actor, owner: str) -> Verdict:
    """For a producer who may put papers into its library; else for one's own unit or the province."""
    producer = producer_called(owner)
    return may_add_evidence(actor, producer) if producer else may_bring_file(actor, owner)


def _length(request: HttpRequest) -> int:
    text = request.headers.get("Upload-Length", "")
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise BadInput([("Upload-Length", "required", "Ghi số byte của cả tệp.")])
    if int(text) == 0:
        raise BadInput([("Upload-Length", "file-empty", "Tệp này trống. Chọn lại tệp khác.")])
    if int(text) > LARGEST:
        refusal = too_large()
        raise Problem(413, refusal.code, refusal.why, {"Tus-Max-Size": str(LARGEST)})
    return int(text)


def _no_longer_there() -> Problem:
    return Problem(404, "no-such-upload", "Không có tệp nào gửi dở mang mã này; tệp gửi dở chỉ giữ một ngày.")


def _busy() -> Problem:
    return Problem(423, "upload-busy", "Một kết nối khác đang gửi tệp này; đợi rồi hỏi lại.")


def _append_to_whole(request: HttpRequest, key: UUID) -> HttpResponse:
    """An upload that is a file already takes no more; a client that lost our answer hears it again."""
    file = _file_of(request, key)
    _must_fit(request, file.size, file.size)
    return HttpResponse(status=204, headers={"Upload-Offset": str(file.size), **_file_header(str(file.key))})


def _append_at(request: HttpRequest, upload: Upload, piece: int) -> int:
    """Append the body where the client thinks we are. Called while the piece is held."""
    here = uploads.received(upload)
    _must_fit(request, here, upload.length)
    let_in_chunks(request, upload.length - here)
    return uploads.append(piece, request, upload.length - here)


def _must_fit(request: HttpRequest, here: int, length: int) -> None:
    """The body goes on where we are, and not past the end."""
    if request.headers.get("Upload-Offset") != str(here):
        why = f"Đã nhận {here} byte; gửi tiếp từ đó."
        raise Problem(409, "upload-offset", why, {"Upload-Offset": str(here)})
    if int(request.META.get("CONTENT_LENGTH") or 0) > length - here:
        raise Problem(413, "upload-too-long", f"Tệp đã báo trước là {length} byte.")


def _kept(request: HttpRequest, upload: Upload) -> StoredFile:
    """The file that the whole upload becomes. What is refused is let go: sending it again changes nothing."""
    act = act_of(request)
    whole = uploads.whole(upload)
    try:
        kept = keep_upload(act, upload, whole, allowed=_may_bring(act.actor, upload.owner))
    except Refused:
        uploads.let_go(upload)
        raise
    uploads.let_go(upload)
    return kept


def _state_of(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """Of an upload under way, else of a file; what was whole when the server was killed is kept now."""
    upload = uploads.upload_called(key)
    if upload is not None:
        return _state_under_way(request, upload)
    return _state_of_file(_file_of(request, key))


def _file_of(request: HttpRequest, key: UUID) -> StoredFile:
    """The file that the upload of this id has become, for whom may read it."""
    file = file_called(str(key))
    if file is None:
        raise _no_longer_there()
    require(may_read_file(act_of(request).actor, file))
    return file


def _state_under_way(request: HttpRequest, upload: Upload) -> dict[str, Any]:
    require(may_continue_upload(act_of(request).actor, upload))
    try:
        here = uploads.received(upload)
        if here == upload.length:
            with uploads.held(upload):
                return _state_of_file(_kept(request, upload))
    except Busy as busy:  # all is here and is being looked into: whether it is taken is not known yet
        raise _busy() from busy
    except Gone as gone:
        raise _no_longer_there() from gone
    told = {"id": str(upload.id), "file": None, "name": upload.name, "owner": upload.owner}
    return {**told, "length": upload.length, "offset": here, "content_type": None, "sha256": None}


def _state_of_file(file: StoredFile) -> dict[str, Any]:
    told = {"id": str(file.key), "file": str(file.key), "name": file.name, "owner": file.owner}
    size = {"length": file.size, "offset": file.size}
    return {**told, **size, "content_type": file.content_type, "sha256": file.sha256}


def _file_header(key: str | None) -> dict[str, str]:
    return {"Hoaban-File": key} if key else {}


# --- as OpenAPI tells it ---


def _header(name: str, kind: str, description: str, *, required: bool = True) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": kind}
    return {"in": "header", "name": name, "required": required, "description": description, "schema": schema}


def _problems(by_status: dict[int, str]) -> dict[int, dict[str, Any]]:
    return {status: problem_response(description) for status, description in by_status.items()}


SPOKEN = {
    **_header("Tus-Resumable", "string", "Phiên bản tus"),
    "schema": {"type": "string", "const": VERSION},
}
TOLD_TO_ALL = _problems({401: "Cần mã truy cập", 403: "Bị từ chối, có lý do"})
NOT_THERE = _problems({404: "Không có tệp này"})
OTHER_VERSION = _problems({412: "Sai phiên bản tus"})
BUSY = _problems({423: "Một kết nối khác đang gửi tệp này"})
STATE = {
    "type": "object",
    "required": ["id", "file", "name", "owner", "length", "offset", "content_type", "sha256"],
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "file": {"type": ["string", "null"], "format": "uuid"},
        "name": {"type": "string"},
        "owner": {"type": "string"},
        "length": {"type": "integer"},
        "offset": {"type": "integer"},
        "content_type": {"type": ["string", "null"]},
        "sha256": {"type": ["string", "null"]},
    },
}
OPTIONS = {"responses": {200: {"description": "-"}, 204: {"description": "Tus-Version, Tus-Max-Size"}}}
BEGIN = {
    "parameters": [
        SPOKEN,
        _header("Upload-Length", "integer", "Số byte của cả tệp"),
        _header("Upload-Metadata", "string", "filename, owner; giá trị bằng base64", required=False),
    ],
    "responses": {
        201: {"description": "Location: địa chỉ để gửi các byte"},
        **TOLD_TO_ALL,
        **OTHER_VERSION,
        **_problems({413: "Tệp lớn hơn mức cho phép", 422: "Upload-Length hoặc Upload-Metadata chưa đúng"}),
    },
}
HEAD = {
    "parameters": [SPOKEN],
    "responses": {
        200: {"description": "Upload-Offset, Upload-Length"},
        **TOLD_TO_ALL,
        **NOT_THERE,
        **OTHER_VERSION,
        **BUSY,
    },
}
PATCH = {
    "parameters": [SPOKEN, _header("Upload-Offset", "integer", "Gửi tiếp từ byte nào")],
    "requestBody": {
        "required": True,
        "content": {PIECES: {"schema": {"type": "string", "format": "binary"}}},
    },
    "responses": {
        204: {"description": "Upload-Offset mới; Hoaban-File khi tệp đã trọn"},
        **TOLD_TO_ALL,
        **NOT_THERE,
        **OTHER_VERSION,
        **_problems({409: "Sai Upload-Offset", 413: "Dài hơn đã báo", 415: "Sai Content-Type"}),
        **BUSY,
    },
}
GET = {
    "responses": {
        200: {"description": "Tệp này ra sao", "content": {"application/json": {"schema": STATE}}},
        **TOLD_TO_ALL,
        **NOT_THERE,
        **BUSY,
    }
}
