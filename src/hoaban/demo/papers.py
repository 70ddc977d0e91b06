"""Files that the demonstration's people attach: each says on its face that it is made up."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from hoaban.core.actions import Act
from hoaban.core.documents.pdf import FONTS, pdf_of

PAPER = Path(__file__).parent / "paper.typ"
PICTURE_SIZE = (1200, 900)
INK, GROUND = "#23264B", "#F6E7D2"


def paper(act: Act, title: str, lines: Iterable[str]) -> SimpleUploadedFile:
    """A page of PDF with this title and these lines."""
    content = pdf_of(PAPER, {"title": title, "lines": list(lines)}, at=act.at)
    return SimpleUploadedFile(f"{title} – minh hoạ.pdf", content)


def picture(words: str) -> SimpleUploadedFile:
    """A picture that says what it stands for."""
    image = Image.new("RGB", PICTURE_SIZE, GROUND)
    drawing = ImageDraw.Draw(image)
    middle = PICTURE_SIZE[0] / 2
    drawing.text((middle, 380), words, fill=INK, font=_font(64), anchor="mm")
    drawing.text((middle, 500), "Ảnh minh hoạ", fill=INK, font=_font(44), anchor="mm")
    out = io.BytesIO()
    image.save(out, "JPEG")
    return SimpleUploadedFile("anh-minh-hoa.jpg", out.getvalue())


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / "be-vietnam-pro-700.ttf"), size)
