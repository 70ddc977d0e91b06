"""A body that comes in chunks: its length is not said beforehand (Transfer-Encoding: chunked).

Not here: what is read of it (v1/actions.py, v1/files.py).
"""

from __future__ import annotations

from django.core.handlers.wsgi import LimitedStream
from django.http import HttpRequest


def let_in_chunks(request: HttpRequest, most: int) -> None:
    """Let such a body be read, up to so many bytes; Django reads none where no length is said.

    Only from a server that ends the body itself (wsgi.input_terminated): from another the reading would hang.
    """
    if not request.META.get("CONTENT_LENGTH") and request.META.get("wsgi.input_terminated"):
        request._stream = LimitedStream(request.META["wsgi.input"], most)  # type: ignore[assignment]  # noqa: SLF001
