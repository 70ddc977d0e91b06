"""QR codes as drawings, for pages and papers."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

QUIET_ZONE = 4  # modules of white around, as the standard asks


@lru_cache(maxsize=1000)  # drawing costs ten times what the rest of a code's page does
def qr_svg(text: str, *, title: str = "") -> str:
    """The QR of a text, as SVG without a size of its own; error correction M."""
    drawing = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawing,
        kind="svg",
        xmldecl=False,
        omitsize=True,
        border=QUIET_ZONE,
        title=title or None,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    return drawing.getvalue().decode("utf-8")
