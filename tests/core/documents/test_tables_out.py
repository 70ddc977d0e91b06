"""Tables out: typed cells, nothing that could be a formula, no more memory for more rows."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from given.people import an_actor
from given.rows import rows_of_a_test
from given.tables import as_csv, as_workbook
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import OPERATOR, Actor
from hoaban.core.documents import tables_out
from hoaban.core.documents.tables_out import About, Column, Table, about, write_csv, write_workbook
from hoaban.core.units.queries import installation

TOLD = About("Sổ minh hoạ", [("Nguồn", "thử"), ("Thời điểm", "hôm nay")])
COLUMNS = (
    Column("Tên"), Column("Điện thoại"), Column("Số", "number"), Column("Điểm", "points"),
    Column("Ngày", "day"),
)  # fmt: skip


def a_table(*rows: tuple[Any, ...]) -> Table:
    return Table("Sổ", COLUMNS, iter(rows))


def part_of(name: str, *rows: tuple[Any, ...]) -> str:
    """One XML part of a workbook of these rows."""
    file = io.BytesIO()
    write_workbook(file, TOLD, a_table(*rows))
    with zipfile.ZipFile(file) as parts:
        return parts.read(name).decode()


def test_cells_keep_their_kind() -> None:
    row = ("Mật ong Điện Biên", "0812345678", 3, Decimal("72.5"), date(2026, 12, 1))

    sheet = as_workbook(a_table(row))["Sổ"]

    assert sheet[0] == ["Tên", "Điện thoại", "Số", "Điểm", "Ngày"]
    assert sheet[1] == ["Mật ong Điện Biên", "0812345678", 3.0, 72.5, date(2026, 12, 1)]


def test_what_is_not_known_is_an_empty_cell() -> None:
    sheet = as_workbook(a_table(("a", "", None, None, None), ("b", "", 0, Decimal(0), None)))["Sổ"]

    assert sheet[1:] == [["a", "", "", "", ""], ["b", "", 0.0, 0.0, ""]]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "https://a.invalid"])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    made = part_of("xl/worksheets/sheet1.xml", (text, "", None, None, None))

    assert "<f>" not in made
    assert "hyperlink" not in made
    assert as_workbook(a_table((text, "", None, None, None)))["Sổ"][1][0] == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("-2", "-2"),
        ("+84 812 345 678", "+84 812 345 678"),
        ("Mật ong", "Mật ong"),
    ],
)
def test_csv_takes_the_sting_out_of_formulas_and_leaves_numbers_alone(text: str, written: str) -> None:
    assert as_csv(a_table((text, "", None, None, None)))[1][0] == written


def test_csv_writes_days_and_numbers_plainly() -> None:
    row = ('Mật "ong", rừng\nhoa ban', "0812345678", 3, Decimal("72.50"), date(2026, 12, 1))

    assert as_csv(a_table(row))[1] == ['Mật "ong", rừng\nhoa ban', "0812345678", "3", "72.50", "2026-12-01"]


def test_csv_begins_with_the_mark_excel_needs_and_leaves_the_file_open() -> None:
    file = io.BytesIO()

    assert write_csv(file, a_table(("a", "", None, None, None))) == 1
    assert file.getvalue().startswith(b"\xef\xbb\xbf")


def test_the_header_stays_in_sight_and_is_printed_on_every_page() -> None:
    made = part_of("xl/worksheets/sheet1.xml", ("a", "", None, None, None))

    assert 'state="frozen"' in made
    assert 'orientation="landscape"' in made
    assert 'paperSize="9"' in made
    assert "Sổ minh hoạ" in made
    assert "mergeCell" not in made
    assert "Print_Titles" in part_of("xl/workbook.xml")


def test_signs_that_no_workbook_holds_and_days_it_gets_wrong_do_no_harm() -> None:
    long = "x" * 40_000

    sheet = as_workbook(a_table(("a\x00b\x1f", long, None, None, date(1895, 5, 1))))["Sổ"]

    assert sheet[1][0] == "ab"
    assert len(sheet[1][1]) == tables_out.LONGEST_TEXT
    assert sheet[1][1].endswith("…")
    assert sheet[1][4] == "1895-05-01"


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_out, "MOST_ROWS", 1)

    with pytest.raises(tables_out.TooManyRows, match="Sổ"):
        as_workbook(a_table(*[("a", "", None, None, None)] * 2))


def test_ten_times_the_rows_take_no_more_memory() -> None:
    def peak(rows: int) -> int:
        many = ((f"Sản phẩm {number}", "08", number, None, None) for number in range(rows))
        tracemalloc.start()
        written = write_workbook(io.BytesIO(), TOLD, Table("Sổ", COLUMNS, many))
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert written == rows
        return most

    few, many = peak(200), peak(2000)

    assert many < few + 500_000


@pytest.mark.django_db
def test_a_workbook_says_from_where_when_and_for_whom() -> None:
    actor = an_actor(Role.PROVINCIAL_OFFICER)
    told = about("Sổ", actor, datetime(2026, 12, 1, 1, 30, tzinfo=UTC), ("Thêm", "một dòng"))

    notes = as_workbook(a_table(), about=told)["Ghi chú"]

    said = {row[0]: row[1] for row in notes if row[0]}
    assert said["Nguồn"] == "Hoa Ban, tỉnh Điện Biên"
    assert said["Thời điểm"] == "08:30 01/12/2026"
    assert said["Người xuất"].startswith(actor.name)
    assert said["Thêm"] == "một dòng"
    assert "Dữ liệu" not in said


@pytest.mark.django_db
def test_a_workbook_of_the_demonstration_says_so() -> None:
    with rows_of_a_test() as act:
        here = installation()
        assert here is not None
        here.demo = True
        act.save(here)

    told = about("Sổ", OPERATOR, datetime(2026, 12, 1, tzinfo=UTC))

    assert ("Dữ liệu", "Dữ liệu minh họa, không phải số liệu thật") in told.notes
    assert about("Sổ", Actor(None, "ai đó", None), datetime(2026, 12, 1, tzinfo=UTC)).notes[2][1] == "ai đó"
