"""The words of tus 1.0.0, core and creation: version, methods in a header, metadata.

Here: what stands in the protocol's headers. Not here: the calls (v1/files.py).
"""

from __future__ import annotations

import base64
import binascii
import functools
from typing import Any

from django.http import HttpRequest, HttpResponse

from hoaban.api.methods import View
from hoaban.api.problems import BadInput, Problem, problem_of
from hoaban.core.files.kinds import LARGEST

VERSION = "1.0.0"
PIECES = "application/offset+octet-stream"
ABOUT = {"Tus-Version": VERSION, "Tus-Extension": "creation", "Tus-Max-Size": str(LARGEST)}


def spoken_at(view: View) -> View:
    """The address speaks the protocol: the method that gets through poor proxies in a header, the version
    asked before anything is done, and said in every answer."""

    @functools.wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.method = request.headers.get("X-HTTP-Method-Override", str(request.method)).strip().upper()
        response = _other_version(request) or view(request, *args, **kwargs)
        response["Tus-Resumable"] = VERSION
        response["Cache-Control"] = "no-store"
        return response

    return spoken


def _other_version(request: HttpRequest) -> HttpResponse | None:
    """GET is not of the protocol; OPTIONS asks for the version."""
    if request.method in ("OPTIONS", "GET") or request.headers.get("Tus-Resumable") == VERSION:
        return None
    return problem_of(
        Problem(412, "tus-version", f"Gửi kèm Tus-Resumable: {VERSION}.", {"Tus-Version": VERSION})
    )


def said_in(metadata: str) -> dict[str, str]:
    """Upload-Metadata: "filename bWF0LnBkZg==,owner aHR4", values in base64, UTF-8 inside, no key twice."""
    pairs = [pair.split() for pair in metadata.split(",") if pair.strip()]
    try:
        if not metadata.isascii() or len({pair[0] for pair in pairs}) < len(pairs):
            raise ValueError(metadata)
        return {pair[0]: base64.b64decode(" ".join(pair[1:]), validate=True).decode() for pair in pairs}
    except (binascii.Error, ValueError) as wrong:
        said = (
            "Mỗi mục gồm tên, dấu cách và giá trị UTF-8 viết bằng base64; các mục cách nhau bằng dấu phẩy, "
            "không tên nào hai lần."
        )
        raise BadInput([("Upload-Metadata", "bad-metadata", said)]) from wrong


def filename_said(name: str) -> str:
    """What is known of a whole file, said as its uploader would."""
    return f"filename {base64.b64encode(name.encode()).decode()}"
