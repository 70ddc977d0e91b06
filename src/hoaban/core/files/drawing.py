"""How a rendition is drawn: a picture, or the first page of a PDF, smaller and without anything beside it.

Run as a program of its own, by making.py, because what it opens came from outside: a file that takes
endless time or memory, or a bug in a decoder, ends this process and nothing else. So nothing of Hoa Ban or of
Django is imported here.

    python -I drawing.py KIND FOLDER 1600,800,400 < content

Leaves <side>.jpg (or .webp, where the picture is see-through) and note.json in the folder; ends with BROKEN
where the content cannot be drawn.
"""

from __future__ import annotations

import io
import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

PDF = "application/pdf"
QUALITY = 82
BROKEN = 3
MOST_PIXELS = 60_000_000  # as in kinds.py; asked again here, where it is decoded
MEMORY = 2 << 30
CPU_SECONDS = 30
LARGEST_OUTPUT = 64 << 20


def main(kind: str, folder: str, sides: str) -> None:
    hold_back()
    content = sys.stdin.buffer.read()
    try:
        note = draw(content, kind, Path(folder), [int(side) for side in sides.split(",")])
    except Exception as trouble:  # noqa: BLE001 - decoders raise whatever the broken file makes them raise
        print(f"{type(trouble).__name__}: {trouble}", file=sys.stderr)
        sys.exit(BROKEN)
    (Path(folder) / "note.json").write_text(json.dumps(note), encoding="ascii")


def hold_back() -> None:
    """No more memory, time and disk than an honest file needs."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT, LARGEST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)  # pages go first


def draw(content: bytes, kind: str, folder: Path, sides: list[int]) -> dict[str, Any]:
    """Draw the content once for each longest side; gives the type and the sizes in pixels."""
    picture = first_page(content, max(sides)) if kind == PDF else upright(content, max(sides))
    see_through = picture.has_transparency_data
    picture = picture.convert("RGBA" if see_through else "RGB")
    ending = "webp" if see_through else "jpg"
    sizes = {}
    for side in sorted(sides, reverse=True):
        picture = smaller(picture, side)
        save(picture, folder / f"{side}.{ending}")
        sizes[str(side)] = list(picture.size)
    return {"type": f"image/{'webp' if see_through else 'jpeg'}", "ending": ending, "sizes": sizes}


def upright(content: bytes, side: int) -> Image.Image:
    """The picture as it was held; of a large JPEG no more is decoded than the side needs."""
    register_heif_opener()
    opened = Image.open(io.BytesIO(content))
    if opened.width * opened.height > MOST_PIXELS:
        raise ValueError("too many pixels")
    opened.draft("RGB", (side, side))  # a JPEG is decoded at an eighth, a quarter or half of its size
    return ImageOps.exif_transpose(opened)


def first_page(content: bytes, side: int) -> Image.Image:
    """The first page on white, its longest side as long as asked, whatever size it says it has."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        width, height = page.get_size()
        drawn = page.render(scale=side / max(width, height), may_draw_forms=False)
        picture: Image.Image = drawn.to_pil().convert("RGB")
        return picture


def smaller(picture: Image.Image, side: int) -> Image.Image:
    """Fitted into a square, never blown up."""
    size = fitted(picture.width, picture.height, side)
    return picture if size == picture.size else picture.resize(size, reducing_gap=2.0)


def fitted(width: int, height: int, side: int) -> tuple[int, int]:
    """The size of so many pixels in a square of this side, never blown up.

    >>> fitted(4000, 3000, 1600), fitted(320, 240, 1600), fitted(9000, 1, 400)
    ((1600, 1200), (320, 240), (400, 1))
    """
    longest = max(width, height)
    if longest <= side:
        return width, height
    return max(1, round(width * side / longest)), max(1, round(height * side / longest))


def save(picture: Image.Image, place: Path) -> None:
    bare = Image.new(picture.mode, picture.size)  # a fresh one: place, camera and comments cannot come along
    bare.paste(picture)
    if place.suffix == ".webp":
        bare.save(place, "WEBP", quality=QUALITY)
    else:
        bare.save(place, "JPEG", quality=QUALITY, optimize=True, progressive=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
