"""What a cell says, read as people write it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoaban.core.imports import values
from hoaban.core.imports.values import Finding

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
READERS = (
    values.text, values.digits, values.zero_lost(10), values.day, values.year, values.star, values.count,
)  # fmt: skip
CELLS = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(),
    st.from_regex(r"\d{1,6}[/.\-]\d{1,3}[/.\-]\d{1,5}"), st.from_regex(r"<[a-z]+>?.*&#x?\d+;"),
)  # fmt: skip


def code_of(finding: Finding | None) -> str:
    return finding.code if finding else ""


@given(CELLS)
def test_no_cell_raises_and_what_is_found_is_a_value_or_a_reason(cell: Any) -> None:
    for read in READERS:
        value, finding = read(cell)
        assert finding is None or (finding.code and finding.message)
        if finding and finding.guess is None:
            assert not value


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (8930000000018, "8930000000018"),
        (date(2025, 3, 4), "04/03/2025"),
        (date(999, 3, 4), "04/03/0999"),
        ("  Mật  ong \n\n rừng ", "Mật ong\nrừng"),
        ("Mâ\u0323t", "Mật"),
        ("a\u200bb\ufeff\x00", "ab"),
        (True, "True"),
    ],
)
def test_a_cell_as_text(cell: Any, text: str) -> None:
    assert values.plain(cell) == text


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("Mật ong", "Mật ong", ""),
        ("Löwe & Söhne", "Löwe & Söhne", ""),
        ("< 500 g", "< 500 g", ""),
        ("MËt ong §iÖn Biªn", "Mật ong Điện Biên", "old-font"),
        ("<b>Mật</b> ong", "Mật ong", "markup"),
        ("<script>alert(1)</script>", "", "markup"),
        ("Chè &amp; trà", "Chè & trà", "markup"),
        ("&khong;", "&khong;", ""),
        ("#REF!", "", "formula-error"),
        ("#N/A", "", "formula-error"),
    ],
)
def test_text_in_old_fonts_and_markup_is_read_and_asked_about(cell: str, value: str, code: str) -> None:
    found, finding = values.text(cell)

    assert (found, code_of(finding)) == (value, code)
    if code in ("old-font", "markup"):
        assert finding is not None
        assert finding.guess == (value or None)


@pytest.mark.parametrize("cell", ["8.93E+12", "8,93e12", "1E+10", 8.5, 1e16])
def test_a_number_that_excel_rounded_is_lost(cell: Any) -> None:
    value, finding = values.digits(cell)

    assert (value, code_of(finding)) == ("", "number-rounded")


def test_a_number_that_is_a_name_stays_as_it_is_written() -> None:
    assert values.digits("0100-001") == ("0100-001", None)
    assert values.digits(8930000000018) == ("8930000000018", None)


def test_a_zero_that_excel_dropped_is_put_back_once_confirmed() -> None:
    read = values.zero_lost(10)

    value, finding = read(912345678)

    assert (value, code_of(finding)) == ("0912345678", "zero-lost")
    assert finding is not None
    assert finding.guess == "0912345678"
    assert read("912345678") == ("912345678", None)
    assert read("0912345678") == ("0912345678", None)
    assert read(5600101234) == ("5600101234", None)


# --- days ---


@given(DAYS)
def test_every_day_as_it_is_written_reads_back(day: date) -> None:
    d, m, y = day.day, day.month, day.year
    for written in (
        f"{d:02}/{m:02}/{y:04}",
        f"{d}/{m}/{y:04}",
        f"{d}-{m}-{y:04}",
        f"{d:02}.{m:02}.{y:04}",
        f" {d} / {m} / {y:04} ",
        f"{y:04}-{m:02}-{d:02}",
        f"{y:04}-{m:02}-{d:02} 00:00:00",
        f"{y:04}-{m:02}-{d:02}T00:00",
        f"ngày {d} tháng {m} năm {y:04}",
        f"Ngày {d:02} tháng {m:02} năm {y:04}",
    ):
        assert values.day(written) == (day, None), written
    assert values.day(day) == (day, None)


@given(st.dates(date(1980, 1, 1), date(2099, 12, 31)))
def test_a_serial_number_of_excel_is_asked_about(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days

    for cell in (serial, str(serial)):
        value, finding = values.day(cell)
        assert (value, code_of(finding)) == (day, "serial-day")
        assert finding is not None
        assert finding.guess == day.strftime("%d/%m/%Y")


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)))
def test_a_year_of_two_digits_is_asked_about(day: date) -> None:
    value, finding = values.day(f"{day.day}/{day.month}/{day:%y}")

    assert (value, code_of(finding)) == (day, "short-year")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("31/11/2026", "30"),
        ("29/02/2025", "28"),
        ("0/1/2025", "31"),
        ("12/13/2025", "13"),
        ("1/0/2025", "0"),
        ("0000-01-01", "0000"),
        ("1/1/0000", "0000"),
        ("1/1/00", "00"),
        ("năm 2025", "2025"),
        ("sắp có", "sắp có"),
        ("12", "12"),
        ("29220", "29220"),
        ("73051", "73051"),
        ("2026-01-02 03:04", "03:04"),
    ],
)
def test_what_is_no_day_is_told_why(cell: str, said: str) -> None:
    value, finding = values.day(cell)

    assert (value, code_of(finding)) == (None, "bad-day")
    assert finding is not None
    assert said in finding.message
    assert finding.guess is None


def test_a_moment_is_its_day_and_nothing_is_nothing() -> None:
    assert values.day(datetime(2026, 1, 2, 3, 4)) == (date(2026, 1, 2), None)  # noqa: DTZ001
    assert values.day(None) == values.day("  ") == (None, None)


@pytest.mark.parametrize(
    ("cell", "year", "code"),
    [
        (2023, 2023, ""),
        ("2023", 2023, ""),
        ("Năm 2023", 2023, ""),
        ("30/11/2023", 2023, ""),
        (date(2023, 1, 1), 2023, ""),
        ("30/11/23", 2023, "short-year"),
        (45000, 2023, "serial-day"),
        ("", None, ""),
        ("1899", None, "bad-year"),
        ("2101", None, "bad-year"),
        ("2023-2024", None, "bad-year"),
        ("23", None, "bad-year"),
    ],
)
def test_years(cell: Any, year: int | None, code: str) -> None:
    value, finding = values.year(cell)

    assert (value, code_of(finding)) == (year, code)


# --- stars and counts ---


@given(st.integers(1, 5), st.sampled_from(["★", "⭐", "*", "⭐\ufe0f", "★ "]))
def test_drawn_stars_are_counted(stars: int, sign: str) -> None:
    assert values.star(sign * stars) == (stars, None)


@pytest.mark.parametrize(
    ("cell", "stars"),
    [
        (4, 4),
        ("4", 4),
        ("4 sao", 4),
        ("Hạng 4 sao", 4),
        ("4 sao OCOP", 4),
        ("4★", 4),
        ("bốn sao", 4),
        ("Ba sao", 3),
        ("★★★☆☆", 3),
        ("năm", 5),
        ("", None),
        (None, None),
    ],
)
def test_stars_as_people_write_them(cell: Any, stars: int | None) -> None:
    assert values.star(cell) == (stars, None)


@pytest.mark.parametrize("cell", ["đạt", "3-4", "45", "-1", "☆☆☆", "sao", "★★★x", "3,5", 3.5])
def test_what_is_no_number_of_stars_is_told(cell: Any) -> None:
    value, finding = values.star(cell)

    assert (value, code_of(finding)) == (None, "bad-star")


@pytest.mark.parametrize(
    ("cell", "number", "code"),
    [
        (12, 12, ""),
        ("12", 12, ""),
        ("", None, ""),
        ("1,5", None, "bad-number"),
        ("-3", None, "bad-number"),
        ("9" * 10, None, "bad-number"),
        (0, 0, ""),
    ],
)
def test_whole_numbers(cell: Any, number: int | None, code: str) -> None:
    value, finding = values.count(cell)

    assert (value, code_of(finding)) == (number, code)
