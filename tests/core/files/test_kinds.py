"""Which files are taken: told by content, proved by opening."""

import io
from typing import Any

import pytest
from PIL import Image

from given.files import a_pdf, a_picture
from given.workbooks import XLSX, a_workbook, an_ods
from hoaban.core.files import kinds
from hoaban.core.files.kinds import any_kind_of, kind_of, plain_name, table_kind_of
from hoaban.core.permissions import Refusal


def code_of(answer: Any) -> str:
    assert isinstance(answer, Refusal)
    return answer.code


def test_a_pdf_and_pictures_are_taken() -> None:
    assert kind_of(a_pdf()) == "application/pdf"
    assert kind_of(a_picture("JPEG")) == "image/jpeg"
    assert kind_of(a_picture("PNG")) == "image/png"
    assert kind_of(a_picture("WEBP")) == "image/webp"


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script>",
        b"MZ\x90\x00",
        b"%PDF-1.7\nnothing",
        b"\xff\xd8\xff\xe0broken",
        b"PK\x03\x04",
    ],
)
def test_what_only_looks_like_one_is_not(content: bytes) -> None:
    assert code_of(kind_of(content)) == "file-kind"


def test_an_empty_or_too_large_file_is_not_taken() -> None:
    assert code_of(kind_of(b"")) == "file-empty"
    assert code_of(kind_of(bytes(kinds.LARGEST + 1))) == "file-too-large"


def test_a_picture_of_far_too_many_pixels_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "LARGEST_PICTURE", 100)

    assert code_of(kind_of(a_picture("PNG"))) == "file-kind"


def test_a_heic_of_a_phone_is_taken() -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(out, "HEIF")

    assert kind_of(out.getvalue()) in ("image/heic", "image/heif")


# --- tables ---


def test_workbooks_and_csv_are_tables() -> None:
    assert table_kind_of(a_workbook(["a", "b"])) == XLSX
    assert table_kind_of(an_ods(["a"])) == "application/vnd.oasis.opendocument.spreadsheet"
    assert table_kind_of("Sản phẩm,Xã\n".encode()) == "text/csv"


def test_a_workbook_whose_parts_stand_in_another_order_is_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds.filetype, "guess_mime", lambda head: "application/zip")

    assert table_kind_of(a_workbook(["a", "b"])) == XLSX


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (a_pdf(), "file-not-a-table"),
        (a_picture("PNG"), "file-not-a-table"),
        (b"PK\x03\x04", "file-not-a-table"),
        (b"", "file-empty"),
    ],
)
def test_what_is_no_table_is_not_taken_for_one(content: bytes, code: str) -> None:
    assert code_of(table_kind_of(content)) == code


def test_a_table_is_no_paper_and_a_too_large_one_is_not_opened() -> None:
    assert code_of(kind_of(a_workbook(["a"]))) == "file-kind"
    assert code_of(table_kind_of(bytes(kinds.LARGEST + 1))) == "file-too-large"


def test_of_a_file_sent_before_it_is_said_what_for_a_paper_or_a_workbook_is_taken() -> None:
    assert any_kind_of(a_pdf()) == "application/pdf"
    assert any_kind_of(a_workbook(["a"])) == XLSX
    assert code_of(any_kind_of(b"a,b")) == "file-kind"


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\giấy\\phiếu.pdf", "phiếu.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("", "tep"),
        ("x" * 300, "x" * 150),
    ],
)
def test_a_file_name_is_a_name_and_nothing_else(given_name: str, kept: str) -> None:
    assert plain_name(given_name) == kept
