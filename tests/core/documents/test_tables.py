"""Tables as people send them, and files that are none."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from given.workbooks import a_workbook, an_ods, with_part, write_rows
from hoaban.core.documents import tables
from hoaban.core.documents.tables import Table, letter_of, tables_in
from hoaban.core.permissions import Refused

ROWS = (["TT", "Sản phẩm"], [1, "Mật ong"], [2, "Chè"])
WHOLE = [a_workbook(*ROWS), an_ods(["a", "b"])]
SHEET = "xl/worksheets/sheet1.xml"


def table_of(content: bytes, name: str = "so.xlsx") -> Table:
    (found,) = tables_in(content, name)
    return found


def cells_of(table: Table) -> list[list[Any]]:
    return [list(line.cells) for line in table.lines]


MOMENT = datetime(2026, 1, 2, 3, 4)  # noqa: DTZ001 - a sheet knows no zone


def code_of(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        tables_in(content, "tep")
    return refused.value.refusal.code


# --- workbooks ---


def test_a_workbook_gives_its_cells_by_their_kind_and_place() -> None:
    table = table_of(a_workbook(["a", 4, 1.5, date(2026, 11, 30), True], [None, "Mật  ong"]))

    assert table.name == "Sổ"
    assert cells_of(table) == [["a", 4, 1.5, date(2026, 11, 30), True], [None, "Mật  ong", None, None, None]]
    assert [line.number for line in table.lines] == [1, 2]


def test_lines_and_columns_are_counted_as_the_sheet_counts_them_where_it_begins_further_down() -> None:
    table = table_of(a_workbook(more=lambda book, sheet: sheet.write(4, 2, "xa")))

    assert [(line.number, list(line.cells)) for line in table.lines] == [(5, [None, None, "xa"])]


def test_a_moment_of_a_day_stays_a_moment_and_an_hour_is_text() -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_datetime(0, 0, MOMENT, book.add_format({"num_format": "d/m/y h:mm"}))
        sheet.write_number(0, 1, 0.5, book.add_format({"num_format": "h:mm"}))

    assert cells_of(table_of(a_workbook(more=write))) == [[MOMENT, "12:00:00"]]


def test_what_stands_in_a_merged_cell_stands_in_each_of_its_lines() -> None:
    table = table_of(
        a_workbook(
            [None, "a"],
            [None, "b"],
            [None, "c"],
            more=lambda book, sheet: sheet.merge_range("A1:A2", "HTX Minh Hoạ"),
        )
    )

    assert [line.cells[0] for line in table.lines] == ["HTX Minh Hoạ", "HTX Minh Hoạ", None]
    assert not table.wide


def test_a_cell_merged_over_columns_is_not_said_twice_and_is_known_as_wide() -> None:
    table = table_of(
        a_workbook(["a", "b", "c"], more=lambda book, sheet: sheet.merge_range("A2:C2", "Nhóm 1"))
    )

    assert list(table.lines[1].cells) == ["Nhóm 1", None, None]
    assert table.wide == {(2, 0)}


def test_a_merged_cell_beyond_the_last_value_does_no_harm() -> None:
    content = with_part(
        a_workbook(*ROWS),
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>",
            b'</sheetData><mergeCells count="2"><mergeCell ref="A2:XFD1048576"/>'
            b'<mergeCell ref="F900:G1000"/></mergeCells>',
        ),
    )

    assert len(table_of(content).lines) == 3


def test_hidden_lines_and_hidden_sheets_are_said_to_be_hidden() -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        other = book.add_worksheet("Ẩn")
        write_rows(other, ROWS)
        other.hide()
        very = book.add_worksheet("Rất ẩn")
        very.very_hidden()

    shown, hidden, very = tables_in(a_workbook(*ROWS, more=hide), "so.xlsx")

    assert [line.hidden for line in shown.lines] == [False, True, False]
    assert (shown.hidden, hidden.hidden, very.hidden) == (False, True, True)
    assert not very.lines


def test_a_formula_gives_its_value_and_one_never_worked_out_is_told() -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_formula("A4", "=1+1", None, 2)
        sheet.write_formula("B6", "=A1", None, "")

    content = with_part(
        a_workbook(*ROWS, more=write), SHEET, lambda xml: xml.replace(b"<v></v>", b"").replace(b"<v/>", b"")
    )
    table = table_of(content)

    assert table.lines[3].cells[0] == 2
    assert [(line.number, set(line.unvalued)) for line in table.lines if line.unvalued] == [(6, {1})]


def test_a_chart_is_no_table() -> None:
    found = tables_in(a_workbook(*ROWS, more=lambda book, sheet: book.add_chartsheet("Biểu đồ")), "so.xlsx")

    assert [table.name for table in found] == ["Sổ"]


def test_an_ods_is_read_too() -> None:
    assert cells_of(table_of(an_ods(["Sản phẩm", "Xã"], ["Mật ong", "Thanh An"]))) == [
        ["Sản phẩm", "Xã"],
        ["Mật ong", "Thanh An"],
    ]


# --- CSV ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_in_what_it_was_saved_in(encoding: str) -> None:
    table = table_of("Sản phẩm;Xã\r\nMật ong;\r\n".encode(encoding), "so.csv")

    assert table.name == "so"
    assert cells_of(table) == [["Sản phẩm", "Xã"], ["Mật ong", None]]


def test_vietnamese_of_old_windows_is_read() -> None:
    old = "Sa\u0309n phâ\u0309m,Xa\u0303"  # letters and tones apart

    assert cells_of(table_of(old.encode("cp1258"), "so.csv")) == [old.split(",")]


def test_the_letters_of_an_old_font_stay_what_they_are_and_are_read_later() -> None:
    table = table_of("TT;Tªn\n1;MËt ong §iÖn Biªn\n".encode("latin-1"), "so.csv")

    assert table.lines[1].cells[1] == "MËt ong §iÖn Biªn"


def test_bytes_of_no_alphabet_are_not_lost_without_a_sign() -> None:
    assert cells_of(table_of(b"a,b\n\x90\x8d,1\n", "so.csv"))[1] == ["\ufffd\ufffd", "1"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_says_by_its_first_line_what_parts_it(separator: str) -> None:
    assert cells_of(table_of(f"a{separator}b\n1{separator}\n".encode(), "so.csv")) == [
        ["a", "b"],
        ["1", None],
    ]


def test_a_csv_line_is_numbered_as_the_file_counts_where_a_cell_has_two_lines() -> None:
    table = table_of(b'a,b\n"x\ny",1\nz,2\n', "so.csv")

    assert [(line.number, line.cells[0]) for line in table.lines] == [(1, "a"), (2, "x\ny"), (4, "z")]


# --- what is no table ---


def test_an_empty_file_is_told_so() -> None:
    assert code_of(b"") == "file-empty"


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        a_workbook(*ROWS)[:900],
        b"\xd0\xcf\x11\xe0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        b"a,b\x00c\n",
        b'a,"' + b"x" * 200_000,
        with_part(a_workbook(*ROWS), SHEET, lambda xml: xml[: len(xml) // 2]),
        with_part(a_workbook(*ROWS), "xl/workbook.xml", lambda xml: b""),
    ],
)
def test_what_only_looks_like_a_table_is_refused(content: bytes) -> None:
    assert code_of(content) == "file-not-a-table"


def test_a_password_is_told() -> None:
    assert tables._locked().refusal.code == "file-locked"


def test_a_zip_of_something_else_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("thu.txt", "x")

    assert code_of(out.getvalue()) == "file-not-a-table"


def test_a_workbook_that_unpacks_to_far_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGEST_UNPACKED", 1000)

    assert code_of(a_workbook(*ROWS)) == "file-too-large"


def test_a_small_file_whose_cells_lie_far_apart_ends_no_server() -> None:
    """Its reader would ask for 549 GB, and end its process."""
    content = a_workbook(*ROWS, more=lambda book, sheet: sheet.write(1_048_575, 16_383, "xa"))

    assert len(content) < 10_000
    assert code_of(content) == "file-too-large"


@pytest.mark.parametrize("place", [(100_000, 0), (0, 200), (40_000, 150)])
def test_a_sheet_of_too_many_lines_columns_or_cells_is_refused(place: tuple[int, int]) -> None:
    assert code_of(a_workbook(*ROWS, more=lambda book, sheet: sheet.write(*place, "xa"))) == "file-too-large"


def test_a_formula_far_below_is_no_bomb() -> None:
    far = b'<row r="999999999999"><c r="A999999999999"><f>1</f></c></row></sheetData>'
    content = with_part(a_workbook(*ROWS), SHEET, lambda xml: xml.replace(b"</sheetData>", far))

    assert code_of(content) in ("file-too-large", "file-not-a-table")


def test_a_csv_of_too_many_columns_or_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(b"," * 200) == "file-too-large"
    monkeypatch.setattr(tables, "MOST_LINES", 2)
    assert code_of(b"a,b\n1,2\n3,4\n") == "file-too-large"


def test_a_document_type_in_a_sheet_expands_to_nothing() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet'
    content = with_part(a_workbook(*ROWS), SHEET, lambda xml: xml.replace(b"<worksheet", bomb, 1))

    try:
        found = cells_of(table_of(content))
    except Refused:
        return
    assert found == [list(row) for row in ROWS]


@given(st.binary(max_size=300))
def test_whatever_bytes_come_are_a_table_or_refused(content: bytes) -> None:
    try:
        found = tables_in(content, "tep.csv")
    except Refused:
        return
    assert all(isinstance(table, Table) for table in found)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_a_table_or_refused(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(WHOLE))
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + data.draw(st.integers(0, 40)) :]

    try:
        found = tables_in(damaged, "tep.xlsx")
    except Refused:
        return
    assert all(isinstance(table, Table) for table in found)


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_a_column_has_its_letters(column: int, letters: str) -> None:
    assert letter_of(column) == letters
