"""Tables in: rows with their numbers, and one clear word about what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from hoaban.core.documents.rows import UnreadableTable, rows_of
from hoaban.core.documents.tables import About, Column, Table, write_workbook


def a_workbook(place: Path) -> Path:
    told = About("Sổ", [("Nguồn", "thử"), ("Thời điểm", "nay")])
    with place.open("w+b") as file:
        write_workbook(
            file,
            told,
            Table("Một", [Column("Tên")], [("a",), ("",), ("b",)]),
            Table("Hai", [Column("Tên"), Column("Số", "number")], [("c", 1)]),
        )
    return place


def test_rows_of_a_workbook_keep_their_numbers_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    place = a_workbook(tmp_path / "a.xlsx")

    assert [(number, row[0]) for number, row in rows_of(place)] == [(1, "Tên"), (2, "a"), (4, "b")]


def test_a_sheet_is_asked_for_by_its_name_else_the_first_is_read(tmp_path: Path) -> None:
    place = a_workbook(tmp_path / "a.xlsx")

    assert list(rows_of(place, "Hai"))[1] == (2, ["c", 1.0])
    assert next(rows_of(place, "Ba"))[1] == ["Tên"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_may_be_parted_as_excel_does_in_any_country(tmp_path: Path, separator: str) -> None:
    place = tmp_path / "a.csv"
    place.write_text(f"\ufeffHồ sơ{separator}Điểm\r\nHS-1{separator}72.5\r\n", encoding="utf-8")

    assert [row for _number, row in rows_of(place)] == [["Hồ sơ", "Điểm"], ["HS-1", "72.5"]]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"khong phai"), ("a.csv", b"\xff\xfe\x00"), ("a.txt", b"a"), ("khong-co.csv", None)],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    place = tmp_path / name
    if content is not None:
        place.write_bytes(content)

    with pytest.raises(UnreadableTable, match=name):
        list(rows_of(place))
