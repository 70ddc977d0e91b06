"""Files as people upload them."""

from __future__ import annotations

import io

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def a_pdf() -> bytes:
    """A PDF of one page."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (320, 240)) -> bytes:
    """A plain picture."""
    out = io.BytesIO()
    Image.new("RGB", size, "#7A2E6E").save(out, kind)
    return out.getvalue()


def an_upload(name: str = "giay-to.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    """An uploaded file, a PDF unless said."""
    return SimpleUploadedFile(name, a_pdf() if content is None else content)
