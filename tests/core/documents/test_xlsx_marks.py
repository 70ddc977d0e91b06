"""What an xlsx sheet says beside its values."""

from __future__ import annotations

from typing import Any

import pytest

from given.workbooks import a_workbook, an_ods, with_part
from hoaban.core.documents.xlsx_marks import Marks, marks_of

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def marks_in(content: bytes) -> Marks:
    return marks_of(content)["Sổ"]


def hiding(book: Any, sheet: Any) -> None:
    sheet.set_row(1, None, None, {"hidden": True})


def test_a_plain_sheet_has_none() -> None:
    assert marks_in(a_workbook(["a"], ["b"])) == Marks()


def test_hidden_lines_are_named_by_number() -> None:
    assert marks_in(a_workbook(["a"], ["b"], more=hiding)).hidden == {2}


def test_each_sheet_has_its_own() -> None:
    def more(book: Any, sheet: Any) -> None:
        other = book.add_worksheet("Khác & <hai>")
        other.write(0, 0, "a")
        hiding(book, other)

    found = marks_of(a_workbook(["a"], ["b"], more=more))

    assert (found["Sổ"].hidden, found["Khác & <hai>"].hidden) == (frozenset(), {2})


@pytest.mark.parametrize(
    ("cell", "unvalued"),
    [
        (b'<c r="B3"><f>A1</f></c>', {3: {1}}),
        (b'<c r="B3"><f>A1</f><v/></c>', {3: {1}}),
        (b'<c r="B3"><f>A1</f><v>0</v></c>', {}),
        (b'<c r="AB3" t="str"><f>A1</f><v></v></c>', {3: {27}}),
        (b'<c r="B3"><v>1</v></c>', {}),
        (b'<c r="B3"/>', {}),
        (b"<c><f>A1</f></c>", {}),
        (b'<c r="B3"><f>A1</f></c><c r="D3"><f>A1</f></c>', {3: {1, 3}}),
    ],
)
def test_a_formula_without_a_value_is_named_by_its_place(cell: bytes, unvalued: dict[int, set[int]]) -> None:
    row = b'<row r="3">' + cell + b"</row></sheetData>"
    content = with_part(a_workbook(["a"]), SHEET, lambda xml: xml.replace(b"</sheetData>", row))

    assert marks_in(content).unvalued == unvalued


def test_rows_without_a_number_follow_each_other() -> None:
    rows = b'<row/><row hidden="true"/></sheetData>'
    content = with_part(a_workbook(["a"]), SHEET, lambda xml: xml.replace(b"</sheetData>", rows))

    assert marks_in(content).hidden == {3}


def test_a_part_named_from_the_top_is_found() -> None:
    content = with_part(
        a_workbook(["a"], ["b"], more=hiding),
        RELATIONS,
        lambda xml: xml.replace(b'"worksheets/', b'"/xl/worksheets/'),
    )

    assert marks_in(content).hidden == {2}


def test_names_with_a_prefix_are_the_same_names() -> None:
    def prefixed(xml: bytes) -> bytes:
        for tag in (b"worksheet", b"sheetData", b"row", b"c", b"v"):
            for end in (b" ", b">"):
                xml = xml.replace(b"<" + tag + end, b"<x:" + tag + end)
            xml = xml.replace(b"</" + tag + b">", b"</x:" + tag + b">")
        return xml.replace(b' xmlns="', b' xmlns:x="', 1)

    assert marks_in(with_part(a_workbook(["a"], ["b"], more=hiding), SHEET, prefixed)).hidden == {2}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        an_ods(["a"]),
        with_part(a_workbook(["a"]), SHEET, lambda xml: xml[:100]),
        with_part(
            a_workbook(["a"]), SHEET, lambda xml: xml.replace(b"<worksheet", b"<!DOCTYPE x><worksheet")
        ),
        with_part(a_workbook(["a"]), BOOK, lambda xml: xml.replace(b' r:id="rId1"', b"")),
        with_part(a_workbook(["a"]), RELATIONS, lambda xml: xml.replace(b"sheet1", b"sheet9")),
        with_part(a_workbook(["a"]), SHEET, lambda xml: xml.replace(b'<row r="1"', b'<row r="x"')),
    ],
)
def test_what_does_not_fit_gives_none_and_raises_nothing(content: bytes) -> None:
    assert marks_of(content) == {}
