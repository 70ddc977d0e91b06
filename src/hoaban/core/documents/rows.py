"""Tables in: the rows of an Excel or CSV file as plain cells, to be looked through by who knows them.

Not here: what the cells mean (the areas), how tables are written (tables.py).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, ZipError

Rows = Iterator[tuple[int, Sequence[Any]]]
"""Each row with its number in the file, from 1, rows without a cell left out."""
EXCEL, CSV = {".xlsx", ".xlsm", ".ods"}, {".csv"}


class UnreadableTable(ValueError):
    """The file is no table that can be read; the message says why."""


def rows_of(path: Path, sheet: str = "") -> Rows:
    """The rows of the sheet of this name, else of the first one. Raises UnreadableTable."""
    if path.suffix.lower() in EXCEL:
        return _with_numbers(_excel_rows(path, sheet))
    if path.suffix.lower() in CSV:
        return _with_numbers(_csv_rows(path))
    raise UnreadableTable(_("%(file)s: chỉ đọc .xlsx, .ods hoặc .csv.") % {"file": path.name})


def _with_numbers(rows: Iterator[Sequence[Any]]) -> Rows:
    for number, row in enumerate(rows, start=1):
        if any(cell not in ("", None) for cell in row):
            yield number, row


def _excel_rows(path: Path, sheet: str) -> Iterator[Sequence[Any]]:
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            name = sheet if sheet in book.sheet_names else book.sheet_names[0]
            yield from book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, ZipError, OSError, IndexError) as wrong:
        raise UnreadableTable(_("%(file)s không đọc được như bảng Excel.") % {"file": path.name}) from wrong


def _csv_rows(path: Path) -> Iterator[Sequence[Any]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        first = text.partition("\n")[0]
        separator = max(",;\t", key=first.count)
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise UnreadableTable(_("%(file)s không đọc được như CSV (UTF-8).") % {"file": path.name}) from wrong
