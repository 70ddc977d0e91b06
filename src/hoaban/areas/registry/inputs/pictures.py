"""How a picture is kept: upright, small enough for a phone, and without anything the camera wrote into it."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from hoaban.core.files.kinds import PICTURES, kind_of
from hoaban.core.permissions import Refusal

LONGEST_SIDE = 1600
QUALITY = 82


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be kept."""

    content: bytes
    content_type: str
    width: int
    height: int

    @property
    def ending(self) -> str:
        return PICTURES[self.content_type]


def picture_of(content: bytes) -> Picture | Refusal:
    """The picture re-encoded: JPEG, or WebP where it is see-through; else why it is not taken."""
    kind = kind_of(content)
    if isinstance(kind, Refusal):
        return kind
    if kind not in PICTURES:
        return Refusal("not-a-picture", _("Đây không phải ảnh. Chọn ảnh JPG, PNG, WebP hoặc HEIC."))
    pillow_heif.register_heif_opener()
    try:
        with Image.open(io.BytesIO(content)) as opened:
            return _encoded(ImageOps.exif_transpose(opened))
    except (
        OSError,
        ValueError,
        SyntaxError,
    ):  # what Pillow raises for a picture that breaks off in the middle
        return Refusal("picture-broken", _("Ảnh này bị hỏng giữa chừng. Chụp hoặc gửi lại."))


def _encoded(picture: Image.Image) -> Picture:
    see_through = picture.has_transparency_data
    picture = picture.convert("RGBA" if see_through else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new(picture.mode, picture.size)  # a fresh one: place, camera and comments cannot come along
    bare.paste(picture)
    out = io.BytesIO()
    if see_through:
        bare.save(out, "WEBP", quality=QUALITY)
        return Picture(out.getvalue(), "image/webp", *bare.size)
    bare.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Picture(out.getvalue(), "image/jpeg", *bare.size)
