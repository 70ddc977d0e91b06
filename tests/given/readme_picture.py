"""The picture of the README's first screen: real pages, a phone and a desk, on indigo cloth."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Page

IMAGES = Path(__file__).parents[2] / "src" / "hoaban" / "web" / "static" / "img"
SIZE = (1280, 720)
FRAME = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Hoa Ban</title><style>
body{{margin:0;width:1280px;height:720px;overflow:hidden;position:relative;background:#23264B url({cloth})}}
.hem{{position:absolute;inset:auto 0 0;height:36px;background:url({hem}) center/72px 36px repeat-x}}
.phone{{position:absolute;left:64px;top:34px;width:304px;height:626px;
border:12px solid #14131a;border-radius:36px;overflow:hidden}}
.desk{{position:absolute;left:400px;top:44px;width:848px;height:604px;border-radius:12px;overflow:hidden;background:#fff}}
.desk i{{display:block;height:28px;background:#E9E0D9}}img{{display:block;width:100%}}
</style><div class="phone"><img src="{phone}" alt=""></div>
<div class="desk"><i></i><img src="{desk}" alt=""></div>
<div class="hem"></div></html>"""


def _inline(content: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def drawn(page: Page, *, phone: bytes, desk: bytes) -> bytes:
    """A PNG of 1280 by 720 from two photographs of pages."""
    page.set_viewport_size({"width": SIZE[0], "height": SIZE[1]})
    page.set_content(
        FRAME.format(
            cloth=_inline((IMAGES / "nen-cham.svg").read_bytes(), "svg+xml"),
            hem=_inline((IMAGES / "tho-cam.svg").read_bytes(), "svg+xml"),
            phone=_inline(phone, "png"),
            desk=_inline(desk, "png"),
        )
    )
    page.wait_for_function("[...document.images].every((image) => image.complete)")
    few_colours = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(160)
    kept = io.BytesIO()
    few_colours.save(kept, "PNG", optimize=True)
    return kept.getvalue()
