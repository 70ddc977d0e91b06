"""Paper as PDF: typst with our own fonts and nothing of the machine's.

Here: the frame. Not here: any paper's content; it lies as a .typ file beside the area that writes the
paper and gets its values as JSON only (`#let data = json(bytes(sys.inputs.data))`).
Fonts: Be Vietnam Pro 400 and 700, Bitter 600 (OFL 1.1), the web's latin and vietnamese cuts merged into
one file each: typst without them would silently mix in another font for ơ, ư, ạ, ế.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).parent / "fonts"


def pdf_of(template: Path, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """The paper that a template makes of these values; the same values and moment give the same bytes."""
    made = typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format="pdf",
        timestamp=int(at.timestamp()),
    )
    if not isinstance(made, bytes):  # typst gives a list for formats of one file a page; PDF is one file
        raise TypeError(type(made))
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
