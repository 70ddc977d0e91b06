"""Tables out: an Excel workbook or a CSV file, written row by row, so that 20,000 rows take no more memory
than twenty.

Here: the frame. Row 1 of a sheet holds plain column names and nothing is merged, so that another program can
read it; what it is, of when and from whom stands on a sheet of its own and above every printed page. All of
it is Vietnamese, whatever the language of the page it is asked from: an import looks for these names.
Not here: what a table holds (the areas' papers.py), how tables are read (tables.py).
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any, Literal

import xlsxwriter
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import override
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from hoaban.core.accounts.roles import ROLE_NAMES
from hoaban.core.actors import Actor
from hoaban.core.units.queries import installation, province

Kind = Literal["text", "number", "points", "day"]
Words = str | Promise

LANGUAGE = "vi"
MOST_ROWS = 1_048_576 - 1
LONGEST_TEXT = 32_767
A4 = 9
FIRST_DAY_OF_EXCEL = date(1900, 3, 1)
"""Excel takes 1900 for a leap year: days before this one would be shown as the day before."""

# a spreadsheet takes a text that begins so for a formula; a number or a phone number does no harm
FORMULA = re.compile(r"[=+\-@\t\r]")
HARMLESS = re.compile(r"[+-]?[\d .,]+")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

WORKBOOK = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells are, and how wide it is, in signs.

    kind  text: also codes and phone numbers, which keep their noughts; number: a whole number; points: a
          Decimal; day: a date. None and "" are an empty cell in every kind
    """

    name: Words
    kind: Kind = "text"
    width: int = 18


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. rows: read once, while they are written; each as long as `columns`."""

    name: Words
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook says of itself: its title, and notes of a name and what stands beside it."""

    title: str
    notes: Sequence[tuple[Words, Words]]


class TooManyRows(ValueError):
    """More rows than a sheet of Excel has; a CSV file has room for them."""


def about(title: str, actor: Actor, at: datetime, *notes: tuple[Words, Words]) -> About:
    """The notes every workbook bears: which installation, the moment, who asked; then these."""
    with override(LANGUAGE):
        by = f"{actor.name} ({ROLE_NAMES[actor.role]})" if actor.role else actor.name
    here = installation()
    known: list[tuple[Words, Words]] = [
        ("Nguồn", f"Hoa Ban, {province().named}"),
        ("Thời điểm", localtime(at).strftime("%H:%M %d/%m/%Y")),
        ("Người xuất", by),
    ]
    if here is not None and here.demo:
        known.append(("Dữ liệu", "Dữ liệu minh họa, không phải số liệu thật"))
    return About(title, [*known, *notes])


# --- Excel ---


def write_workbook(to: IO[bytes], told: About, *tables: Table) -> int:
    """Write a workbook of these sheets and one of notes; gives the number of rows. Raises TooManyRows."""
    with override(LANGUAGE), xlsxwriter.Workbook(to, WORKBOOK) as book:
        book.set_properties({"title": told.title})
        formats = _Formats(book)
        rows = sum(_write_sheet(book, formats, told, table) for table in tables)
        _write_notes(book, formats, told)
    return rows


class _Formats:
    """How cells look, made once for a workbook."""

    def __init__(self, book: Workbook) -> None:
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.cells = {
            "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
            "number": book.add_format({"num_format": "0", "valign": "top"}),
            "points": book.add_format({"num_format": "0.00", "valign": "top"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
        }


def _write_sheet(book: Workbook, formats: _Formats, told: About, table: Table) -> int:
    sheet = book.add_worksheet(str(table.name))
    _set_up_print(sheet, told, str(table.name))
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, str(column.name), formats.head)
    count = 0
    for row in table.rows:
        count += 1
        if count > MOST_ROWS:
            raise TooManyRows(str(table.name))
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, (count, place), column.kind, value, formats)
    return count


def _set_up_print(sheet: Worksheet, told: About, name: str) -> None:
    """A4 across, the column names on every page, the title above and the page's number below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{_in_header(told.title)}: {_in_header(name)}&R{_in_header(str(told.notes[1][1]))}")
    sheet.set_footer("&R&P/&N")


def _in_header(text: str) -> str:
    return text.replace("&", "&&")[:90]  # all of a header may have 255 signs


def _write_cell(sheet: Worksheet, place: tuple[int, int], kind: Kind, value: Any, formats: _Formats) -> None:
    if value is None or value == "":
        return
    looks = formats.cells[kind]
    if kind == "day" and value >= FIRST_DAY_OF_EXCEL:
        sheet.write_datetime(*place, value, looks)
    elif kind in ("number", "points"):
        sheet.write_number(*place, value, looks)
    else:
        sheet.write_string(*place, _excel_text(value), formats.cells["text"])


def _excel_text(value: Any) -> str:
    """The text as a cell holds it: never a formula, and no longer than Excel lets it be."""
    text = UNPRINTABLE.sub("", value.isoformat() if isinstance(value, date) else str(value))
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _write_notes(book: Workbook, formats: _Formats, told: About) -> None:
    sheet = book.add_worksheet("Ghi chú")
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, _excel_text(told.title), formats.title)
    for line, (name, said) in enumerate(told.notes, start=2):
        sheet.write_string(line, 0, _excel_text(name), formats.head)
        sheet.write_string(line, 1, _excel_text(said), formats.cells["text"])


# --- CSV ---


def write_csv(to: IO[bytes], table: Table) -> int:
    """Write a table as CSV: UTF-8 with its mark, which Excel needs, commas, days as 2026-12-01; gives the
    number of rows.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    with override(LANGUAGE):
        return _write_csv(to, table)


def _write_csv(to: IO[bytes], table: Table) -> int:
    to.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(to, encoding="utf-8", newline="", write_through=True)
    lines = csv.writer(text)
    lines.writerow([str(column.name) for column in table.columns])
    count = 0
    for row in table.rows:
        lines.writerow([csv_cell(value) for value in row])
        count += 1
    text.detach()  # whoever opened it closes it
    return count


def csv_cell(value: Any) -> str:
    """A value as it stands in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, bool | int | Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    text = UNPRINTABLE.sub("", str(value))
    return f"'{text}" if FORMULA.match(text) and not HARMLESS.fullmatch(text) else text
