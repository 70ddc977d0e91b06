"""Which kinds of file are taken: told by content, proved by opening. An upload is hostile until then."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import PurePosixPath

import filetype
import pypdfium2
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image
from pillow_heif import register_heif_opener

from hoaban.core.documents.tables import WORKBOOKS, tables_in
from hoaban.core.permissions import Refusal, Refused

register_heif_opener()  # Pillow opens what phones take

LARGEST: int = settings.LARGEST_FILE
MEGABYTE = 1 << 20
LARGEST_PICTURE = 60_000_000  # pixels: a 12-megapixel phone five times over; beyond it, a bomb
PICTURES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/heic": "heic"}
PDF = "application/pdf"
TABLES = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-excel": "xls",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "text/csv": "csv",
}
WORDS = {"jpg": "ảnh JPG", "png": "ảnh PNG", "webp": "ảnh WebP", "heic": "ảnh HEIC", "pdf": "PDF"}


def kind_of(content: bytes) -> str | Refusal:
    """The content type of what this truly is: a PDF or a picture that opens; else why it is not taken."""
    if not content:
        return Refusal("file-empty", _("Tệp này trống. Chọn lại tệp khác."))
    if len(content) > LARGEST:
        return too_large()
    kind = filetype.guess_mime(content[:8192]) or ""
    if kind == PDF and _pdf_opens(content):
        return kind
    if kind in PICTURES and _picture_opens(content):
        return kind
    return Refusal(
        "file-kind", _("Tệp này không phải PDF hay ảnh, hoặc bị hỏng. Chỉ nhận PDF, JPG, PNG, WebP, HEIC.")
    )


def table_kind_of(content: bytes) -> str | Refusal:
    """The content type of a workbook or CSV file that opens; else why it is not taken."""
    if len(content) > LARGEST:
        return too_large()
    try:
        tables_in(content, "")
    except Refused as refused:
        return refused.refusal
    guessed = filetype.guess_mime(content[:8192]) or ""
    if guessed in TABLES:
        return guessed
    if content.startswith(WORKBOOKS):
        return next(iter(TABLES))
    if guessed:  # a PDF is text too, to who reads it so
        return Refusal("file-not-a-table", _("Tệp này không phải bảng Excel hay CSV."))
    return "text/csv"


def any_kind_of(content: bytes) -> str | Refusal:
    """Of what a program sends before it says what for: a paper, a picture, or a workbook."""
    return table_kind_of(content) if content.startswith(WORKBOOKS) else kind_of(content)


def too_large() -> Refusal:
    """Said of a file, and of one that is only announced."""
    said = _("Tệp lớn hơn %(limit)s MB. Chụp lại ở cỡ nhỏ hơn, hoặc tách thành nhiều tệp.")
    return Refusal("file-too-large", said % {"limit": f"{LARGEST / MEGABYTE:g}"})


def _pdf_opens(content: bytes) -> bool:
    try:
        with pypdfium2.PdfDocument(content) as document:
            return len(document) > 0
    except pypdfium2.PdfiumError:
        return False


def _picture_opens(content: bytes) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as picture:
                picture.verify()
                return picture.width * picture.height <= LARGEST_PICTURE
    except Exception:  # noqa: BLE001 - Pillow's decoders raise whatever the broken file makes them raise
        return False


def plain_name(name: str) -> str:
    """A file name that is a name and nothing else: no folders, no control signs, at most 150 letters.

    >>> plain_name("../../etc/pass\\x00wd.pdf")
    'passwd.pdf'
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    return re.sub(r"[\x00-\x1f\x7f<>:\"|?*]", "", last)[-150:] or "tep"
