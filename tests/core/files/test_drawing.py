"""How a rendition is drawn, in this process; the process of its own is met in test_making."""

import io
import json
import resource
import subprocess
import sys
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from given.files import a_pdf, a_picture
from given.hostile import a_pdf_of_size
from given.registry import a_photograph
from hoaban.core.files import drawing
from hoaban.core.files.drawing import draw, fitted

SIDES = [1600, 800, 400]


def drawn(place: Path) -> tuple[str | None, tuple[int, int], dict[int, object]]:
    with Image.open(place) as picture:
        return picture.format, picture.size, dict(picture.getexif())


def test_a_photograph_is_drawn_in_each_size_and_forgets_where_it_was_taken(tmp_path: Path) -> None:
    content = a_photograph().read()
    assert b"Exif" in content

    note = draw(content, "image/jpeg", tmp_path, SIDES)

    assert note["sizes"] == {"1600": [1600, 1200], "800": [800, 600], "400": [400, 300]}
    assert note["type"] == "image/jpeg"
    for side, size in note["sizes"].items():
        assert drawn(tmp_path / f"{side}.jpg") == ("JPEG", tuple(size), {})
        assert b"Exif" not in (tmp_path / f"{side}.jpg").read_bytes()


def test_a_picture_lying_on_its_side_is_set_upright(tmp_path: Path) -> None:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    Image.new("RGB", (300, 200)).save(out, "JPEG", exif=exif)

    assert draw(out.getvalue(), "image/jpeg", tmp_path, [1600])["sizes"] == {"1600": [200, 300]}


def test_a_see_through_picture_stays_so(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 30), (1, 2, 3, 0)).save(out, "PNG")

    note = draw(out.getvalue(), "image/png", tmp_path, [400])

    assert note["type"] == "image/webp"
    with Image.open(tmp_path / "400.webp") as picture:
        assert picture.has_transparency_data


def test_a_picture_of_few_colours_is_drawn(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("P", (900, 300)).save(out, "PNG")

    assert draw(out.getvalue(), "image/png", tmp_path, [400])["sizes"] == {"400": [400, 133]}


def test_an_iphones_heic_becomes_jpeg(tmp_path: Path) -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "#2F6B3C")).save(out)

    note = draw(out.getvalue(), "image/heic", tmp_path, [400])

    assert (note["type"], note["sizes"]) == ("image/jpeg", {"400": [64, 48]})


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((200, 200), [400, 400]),
        ((14400, 14400), [400, 400]),
        ((595, 842), [283, 400]),
        ((14400, 1), [400, 1]),
    ],
)
def test_the_first_page_of_a_pdf_fits_whatever_size_it_says(
    tmp_path: Path, size: tuple[float, float], expected: list[int]
) -> None:
    note = draw(a_pdf_of_size(*size), drawing.PDF, tmp_path, [400])

    assert note["sizes"] == {"400": expected}


def test_a_picture_of_far_too_many_pixels_is_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "MOST_PIXELS", 100)

    with pytest.raises(ValueError, match="too many pixels"):
        draw(a_picture(), "image/jpeg", tmp_path, [400])


def test_nothing_is_blown_up() -> None:
    assert fitted(320, 240, 400) == (320, 240)
    assert fitted(1, 9000, 400) == (1, 400)


def test_the_program_leaves_its_note_last_and_says_what_is_broken(tmp_path: Path) -> None:
    def run(content: bytes, folder: Path) -> subprocess.CompletedProcess[bytes]:
        folder.mkdir()
        command = [sys.executable, "-I", drawing.__file__, drawing.PDF, str(folder), "400"]
        return subprocess.run(command, input=content, capture_output=True, check=False)

    assert run(a_pdf(), tmp_path / "good").returncode == 0
    broken = run(b"%PDF-1.7 nothing", tmp_path / "broken")

    assert json.loads((tmp_path / "good" / "note.json").read_text())["sizes"] == {"400": [400, 400]}
    assert broken.returncode == drawing.BROKEN
    assert b"PdfiumError" in broken.stderr
    assert not list((tmp_path / "broken").iterdir())


def test_it_holds_itself_back(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
    monkeypatch.setattr("os.nice", lambda more: None)

    drawing.hold_back()

    assert limits[resource.RLIMIT_AS] == (drawing.MEMORY, drawing.MEMORY)
    assert limits[resource.RLIMIT_CPU][0] == drawing.CPU_SECONDS
    assert set(limits) >= {resource.RLIMIT_FSIZE, resource.RLIMIT_CORE}
