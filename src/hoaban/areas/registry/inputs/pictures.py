"""What comes in as a picture: told by its content and its first lines, without decoding it.

Not here: how it is drawn for those who look (core/files/drawing.py, in a job).
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image

from hoaban.core.files.drawing import fitted
from hoaban.core.files.kinds import PICTURES, kind_of
from hoaban.core.files.renditions import SIDES
from hoaban.core.permissions import Refusal

ORIENTATION = 0x0112
LYING = {5, 6, 7, 8}  # how a camera notes that it was held on its side


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came in. width, height: as it will be shown."""

    content_type: str
    width: int
    height: int

    @property
    def ending(self) -> str:
        return PICTURES[self.content_type]


def picture_of(content: bytes) -> Picture | Refusal:
    """The picture, or why it is not taken. Whether it breaks off in the middle only the drawing shows."""
    kind = kind_of(content)
    if isinstance(kind, Refusal):
        return kind
    if kind not in PICTURES:
        return Refusal("not-a-picture", _("Đây không phải ảnh. Chọn ảnh JPG, PNG, WebP hoặc HEIC."))
    with Image.open(io.BytesIO(content)) as opened:
        width, height = opened.size
        if opened.getexif().get(ORIENTATION) in LYING:
            width, height = height, width
    return Picture(kind, *fitted(width, height, SIDES[0]))
