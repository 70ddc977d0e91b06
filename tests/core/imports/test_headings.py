"""Which column holds what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from hoaban.core.documents.tables import Line, Table
from hoaban.core.imports import values
from hoaban.core.imports.headings import Field, Headings, _words, find_headings

FIELDS = (
    Field("name", "Sản phẩm", ("ten san pham", "san pham", "ten"), values.text),
    Field("producer", "Chủ thể", ("chu the", "ten chu the"), values.text),
    Field("commune", "Xã", ("xa phuong", "xa"), values.text),
    Field("number", "Số", ("so quyet dinh", "quyet dinh so"), values.text),
    Field("day", "Ngày", ("quyet dinh ngay", "ngay quyet dinh"), values.day),
)


def table(*rows: Sequence[Any], wide: frozenset[tuple[int, int]] = frozenset(), first: int = 1) -> Table:
    return Table("Sổ", [Line(number, row) for number, row in enumerate(rows, first)], wide=wide)


def headings(*rows: Sequence[Any], given: dict[str, str] | None = None, **more: Any) -> Headings:
    found = find_headings(table(*rows, **more), FIELDS, "name", given or {})
    assert found is not None
    return found


def test_they_are_found_in_the_first_line() -> None:
    found = headings(["TT", "Tên sản phẩm", "Chủ thể", "Ghi chú"], [1, "Mật ong", "HTX", ""])

    assert (found.first, found.counter) == (2, 0)
    assert found.columns == {"name": 1, "producer": 2}
    assert found.unknown == ("Ghi chú",)
    assert found.named == {"name": "Tên sản phẩm", "producer": "Chủ thể"}


def test_they_are_found_under_titles_wherever_they_stand() -> None:
    found = headings(
        ["UBND TỈNH ĐIỆN BIÊN"],
        [],
        ["DANH SÁCH SẢN PHẨM OCOP NĂM 2024", None, None],
        [None, "Tên sản phẩm", "Xã"],
        [None, "Mật ong", "Thanh An"],
        first=3,
    )

    assert (found.first, dict(found.columns)) == (7, {"name": 1, "commune": 2})


def test_two_lines_of_headings_are_read_together() -> None:
    found = headings(
        ["TT", "Tên sản phẩm", "Quyết định", None],
        [None, None, "Số", "Ngày"],
        [1, "Mật ong", "1/QĐ", "1/1/2024"],
        wide=frozenset({(1, 2)}),
    )

    assert found.first == 3
    assert dict(found.columns) == {"name": 1, "number": 2, "day": 3}


def test_headings_merged_over_two_lines_are_not_said_twice() -> None:
    found = headings(
        ["TT", "Tên sản phẩm", "Quyết định", None],
        ["TT", "Tên sản phẩm", "Ngày", "Nơi"],
        wide=frozenset({(1, 2)}),
    )

    assert found.named["name"] == "Tên sản phẩm"
    assert (found.first, found.columns["day"], found.counter) == (3, 2, 0)


def test_a_row_below_is_not_taken_for_a_second_line_of_headings() -> None:
    assert headings(["Tên sản phẩm", "Xã"], ["Sản phẩm A", "Thanh An"]).first == 2


@pytest.mark.parametrize(
    "rows",
    [
        [["Danh sách sản phẩm"]],
        [["Chủ thể", "Xã"]],
        [["Tên sản phẩm"]],
        [],
        [[None, ""]],
    ],
)
def test_a_title_alone_or_a_sheet_without_the_needed_column_has_none(rows: list[list[Any]]) -> None:
    assert find_headings(table(*rows), FIELDS, "name", {}) is None


def test_the_running_number_beside_the_needed_column_is_enough() -> None:
    assert headings(["STT", "Sản phẩm"]).counter == 0


def test_headings_below_the_fortieth_line_are_not_looked_for() -> None:
    rows = [["x"]] * 41 + [["Tên sản phẩm", "Xã"]]

    assert find_headings(table(*rows), FIELDS, "name", {}) is None
    assert find_headings(table(*rows[2:]), FIELDS, "name", {}) is not None


def test_the_plainest_word_wins_wherever_its_column_stands() -> None:
    assert headings(["Tên chủ thể", "Tên sản phẩm", "Tên"]).columns == {"name": 1, "producer": 0}


def test_longer_headings_hold_the_words_and_short_words_stand_only_alone() -> None:
    found = headings(["Tên sản phẩm đã được công nhận", "Chủ thể sản xuất", "Tổ hợp tác, hợp tác xã"])

    assert found.columns == {"name": 0, "producer": 1}
    assert found.unknown == ("Tổ hợp tác, hợp tác xã",)


def test_a_sentence_that_holds_the_words_is_no_heading() -> None:
    long = "Danh sách các sản phẩm của những chủ thể đã nộp hồ sơ trong năm"

    assert find_headings(table([long, "Xã"]), FIELDS, "name", {}) is None


def test_what_a_person_says_of_a_heading_goes_before_its_words() -> None:
    found = headings(["Tên", "Sản phẩm"], given={"TÊN": "producer", "sản phẩm": "name"})

    assert found.columns == {"producer": 0, "name": 1}


def test_two_columns_of_one_heading_are_read_once() -> None:
    found = headings(["Sản phẩm", "Sản phẩm", "Xã"])

    assert found.columns == {"name": 0, "commune": 2}
    assert found.unknown == ("Sản phẩm",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tên sản phẩm (*)", "ten san pham"),
        ("Xã/phường (mới)", "xa phuong"),
        ("commune_new_code", "commune new code"),
        ("Số\nquyết định:", "so quyet dinh"),
        ("(1)", ""),
    ],
)
def test_signs_and_brackets_do_not_matter(text: str, words: str) -> None:
    assert _words(text) == words
