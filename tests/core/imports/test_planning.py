"""What an import would do, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from given.workbooks import a_workbook, with_part, write_rows
from hoaban.core.imports import values
from hoaban.core.imports.headings import Field
from hoaban.core.imports.kinds import Item, Kind, Values
from hoaban.core.imports.planning import Plan, plan_of
from hoaban.core.permissions import Refused

FIELDS = (
    Field("name", "Sản phẩm", ("ten san pham", "san pham"), values.text),
    Field("producer", "Chủ thể", ("chu the",), values.text),
    Field("day", "Ngày", ("ngay",), values.day),
)
HEAD = ("TT", "Tên sản phẩm", "Chủ thể", "Ngày")


class Book:
    """Takes every row; a name seen before is there already."""

    def __init__(self, today: date, columns: frozenset[str], name: str) -> None:
        self.seen: set[Any] = set()

    def read(self, values: Values, said: frozenset[str], place: str) -> Item:
        key = values["name"], values.get("producer")
        if key in self.seen:
            return Item(same="Đã có.")
        self.seen.add(key)
        return Item(do=lambda act: None)


KIND = Kind("test", FIELDS, "name", frozenset({"producer"}), Book)


def plan(
    *rows: Sequence[Any], given: dict[str, str] | None = None, content: bytes = b"", **more: Any
) -> Plan:
    return plan_of(KIND, content or a_workbook(*rows, **more), "so.xlsx", date(2026, 12, 1), given)


def statuses(found: Plan) -> list[str]:
    return [row.status for row in found.rows]


def told(found: Plan) -> list[tuple[int | None, str | None, str]]:
    return [(one.row, one.column, one.code) for one in found.told]


def refused(*rows: Sequence[Any], **more: Any) -> str:
    with pytest.raises(Refused) as no:
        plan(*rows, **more)
    return no.value.refusal.code


def test_plain_rows_are_taken_and_columns_are_said() -> None:
    found = plan([*HEAD, "Ghi chú"], (1, "Mật", "A", "1/1/2024", "x"), (2, "Chè", "A", date(2024, 1, 1), ""))

    assert statuses(found) == ["accepted", "accepted"]
    assert (
        found.columns
        == {"Sổ": {"Tên sản phẩm": "Sản phẩm", "Chủ thể": "Chủ thể", "Ngày": "Ngày", "TT": "", "Ghi chú": ""}}
        or found.columns["Sổ"]["Ghi chú"] == ""
    )
    assert told(found) == []


def test_sections_totals_empty_lines_and_repeated_headings_are_passed_over() -> None:
    found = plan(
        HEAD, ("I", "Huyện Tuần Giáo"), (1, "Mật", "A"), (), HEAD, (2, "Chè", "B"), ("Tổng cộng", None, 2)
    )

    assert told(found) == [(2, None, "section"), (5, None, "headings-again"), (7, None, "total")]
    assert [row.row for row in found.to_do()] == [3, 6]


def test_a_section_over_all_columns_is_no_row() -> None:
    found = plan(HEAD, (), (1, "Mật", "A"), more=lambda book, sheet: sheet.merge_range("A2:D2", "Nhóm I"))

    assert (statuses(found), told(found)) == (["skipped", "accepted"], [(2, None, "section")])


def test_an_empty_cell_is_carried_only_below_the_first_line_of_a_numbered_group() -> None:
    found = plan(HEAD, (1, "Mật", "A"), (None, "Chè", None, "1/1/2024"), (2, "Gạo", None))

    assert statuses(found) == ["accepted", "asked", "accepted"]
    assert told(found) == [(3, "C", "from-above")]
    assert found.told[0].as_json()["guess"] == "A"


def test_what_is_wrong_holds_its_row_and_names_its_cell() -> None:
    found = plan(HEAD, (1, "Mật", "A", "31/11/2026"), (2, "Chè", "A", 45000))

    assert statuses(found) == ["held", "asked"]
    assert told(found) == [(2, "D", "bad-day"), (3, "D", "serial-day")]
    assert [row.row for row in found.to_do()] == [3]
    assert found.open_questions(accept_guesses=True, leave_held=False)
    assert found.open_questions(accept_guesses=False, leave_held=True)
    assert not found.open_questions(accept_guesses=True, leave_held=True)


def test_what_is_there_already_is_skipped() -> None:
    found = plan(HEAD, (1, "Mật", "A"), (2, "Mật", "A"))

    assert (statuses(found), told(found)) == (["accepted", "skipped"], [(3, None, "already-there")])


def test_a_hidden_row_is_asked_about_and_a_hidden_sheet_is_not_read() -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        other = book.add_worksheet("Ẩn")
        write_rows(other, [HEAD, (1, "Chè", "B")])
        other.hide()

    found = plan(HEAD, (1, "Mật", "A"), more=hide)

    assert statuses(found) == ["asked"]
    assert told(found) == [(None, None, "hidden-sheet"), (2, None, "hidden-row")]


def test_a_formula_without_a_value_holds_its_row() -> None:
    cell = b'<row r="3"><c r="B3"><f>A1</f></c></row></sheetData>'
    content = with_part(
        a_workbook(HEAD, (1, "Mật", "A")),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", cell),
    )

    found = plan(content=content)

    assert statuses(found) == ["accepted", "held"]
    assert told(found) == [(3, "B", "formula-without-value")]


def test_a_sheet_without_headings_is_named_and_a_file_without_any_is_refused() -> None:
    found = plan(HEAD, (1, "Mật", "A"), more=lambda book, sheet: book.add_worksheet("Khác").write(0, 0, "x"))

    assert [(one.sheet, one.code) for one in found.told] == [("Khác", "no-headings")]
    assert refused(("a", "b"), (1, 2)) == "no-headings"


def test_a_field_or_a_heading_that_is_not_there_is_refused() -> None:
    assert refused(HEAD, given={"Ngày": "khong"}) == "unknown-field"
    assert refused(HEAD, given={"Nơi làm": "name"}) == "unknown-heading"
