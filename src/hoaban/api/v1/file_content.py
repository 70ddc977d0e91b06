"""GET /api/v1/files/<id>/content: a stored file as it came, for whom may read it.

Not here: how files come in (files.py); the address that pages show them at (web/public/stored_file.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import NinjaAPI

from hoaban.api.reading import problem_response
from hoaban.api.tokens import Token, act_of
from hoaban.areas.registry.permissions import may_read_file_by_program
from hoaban.areas.registry.queries import file_called
from hoaban.core.files.kinds import PDF, PICTURES
from hoaban.core.files.store import content_of
from hoaban.core.permissions import require

if TYPE_CHECKING:
    from hoaban.core.files.models import StoredFile


def enter(api: NinjaAPI) -> None:
    """The one address."""
    api.get(
        "/files/{uuid:key}/content",
        auth=Token(),
        operation_id="files.content",
        url_name="files.content",
        tags=["files"],
        response=None,
        openapi_extra={"responses": RESPONSES},
    )(content)


def content(request: HttpRequest, key: UUID) -> HttpResponse:
    """Nội dung của một tệp đã cất, cho người được xem tệp đó."""
    file = file_called(str(key))
    if file is None:
        raise Http404
    require(may_read_file_by_program(act_of(request).actor, file))
    return HttpResponse(content_of(file.sha256), content_type=file.content_type, headers=_headers(file))


def _headers(file: StoredFile) -> dict[str, str]:
    """It came from outside: a browser that meets it saves it and runs nothing; nobody on the way keeps it."""
    return {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=file.name)
        or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }


BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
RESPONSES: dict[Any, Any] = {
    200: {
        "description": "Nội dung, nguyên như khi gửi lên; tên tệp ở Content-Disposition",
        "content": dict.fromkeys([PDF, *PICTURES], BYTES),
    },
    401: problem_response("Cần mã truy cập"),
    403: problem_response("Bị từ chối, có lý do"),
    404: problem_response("Không có tệp này, hoặc chưa gửi xong"),
}
