"""Tables as people send them: workbooks (xlsx, xls, ods) and CSV, cell by cell, with the place of each.

Here: opening what came in, which is hostile until it has opened, and what its reader would not tell: merged
cells filled downwards, hidden lines, formulas that hold no value. Not here: what a column means
(core/imports/headings.py), what a workbook of ours looks like.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import PurePosixPath
from typing import Any, TypeAlias

import python_calamine
from django.utils.translation import gettext as _

from hoaban.core.documents.xlsx_marks import Marks, marks_of
from hoaban.core.permissions import Refusal, Refused

Cell: TypeAlias = "str | float | int | bool | date | datetime | None"

LARGEST_UNPACKED = 400 << 20  # bytes: 20,000 lines of 40 columns unpack to 60 MB; beyond it, a bomb
MOST_COLUMNS = 200
MOST_LINES = 100_000
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SEPARATORS = ";\t,"
LOOKED_AT = 4096  # letters by which the separator is told


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet. number: as the sheet counts, from 1; hidden: not shown by the program it is from;
    unvalued: columns (from 0) whose formula was never worked out."""

    number: int
    cells: Sequence[Cell]
    hidden: bool = False
    unvalued: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. wide: cells that were merged over several columns, by line number and column."""

    name: str
    lines: Sequence[Line]
    hidden: bool = False
    wide: frozenset[tuple[int, int]] = field(default=frozenset())


def tables_in(content: bytes, name: str) -> list[Table]:
    """Every sheet of a workbook, or the one table of a CSV file; `name`: the file's.

    Raises Refused where it is neither, is locked with a password, or unpacks to more than it should.
    """
    if not content:
        raise Refused(Refusal("file-empty", _("Tệp này trống. Chọn lại tệp khác.")))
    if not content.startswith(WORKBOOKS):
        return [_csv(content, PurePosixPath(name).stem)]
    _refuse_bomb(content)
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            marks = marks_of(content)
            return [_sheet(workbook, about, marks.get(about.name, Marks())) for about in _sheets(workbook)]
    except python_calamine.PasswordError as wrong:
        why = _("Tệp này có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu rồi gửi lại.")
        raise Refused(Refusal("file-locked", why)) from wrong
    except (python_calamine.CalamineError, OSError, ValueError) as wrong:
        raise _unreadable() from wrong


def letter_of(column: int) -> str:
    """The letters over a column.

    >>> letter_of(0), letter_of(27)
    ('A', 'AB')
    """
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters, column = chr(ord("A") + rest) + letters, column - 1
    return letters


def _unreadable() -> Refused:
    why = _("Không mở được tệp này. Gửi tệp Excel (.xlsx, .xls), .ods hoặc .csv; mở thử rồi lưu lại.")
    return Refused(Refusal("file-not-a-table", why))


def _refuse_bomb(content: bytes) -> None:
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, NotImplementedError) as wrong:
        raise _unreadable() from wrong
    if size > LARGEST_UNPACKED:
        raise _too_much()


def _too_much() -> Refused:
    why = _("Tệp này quá lớn: nhiều nhất %(lines)s dòng, %(columns)s cột mỗi trang. Tách thành nhiều tệp.")
    return Refused(Refusal("file-too-large", why % {"lines": MOST_LINES, "columns": MOST_COLUMNS}))


# --- a workbook ---


def _sheets(workbook: Any) -> Iterator[Any]:
    kind = python_calamine.SheetTypeEnum.WorkSheet
    return (about for about in workbook.sheets_metadata if about.typ == kind)


def _sheet(workbook: Any, about: Any, marks: Marks) -> Table:
    sheet = workbook.get_sheet_by_name(about.name)
    first, first_column = sheet.start or (0, 0)
    if sheet.height > MOST_LINES or sheet.width > MOST_COLUMNS:
        raise _too_much()
    rows: list[list[Cell]] = [
        [None] * first_column + [_cell(value) for value in row] for row in sheet.to_python()
    ]
    last = max(marks.unvalued, default=0)
    rows += [[] for _line in range(last - first - len(rows))]  # lines that hold nothing but empty formulas
    wide = _fill_merged(rows, first, sheet.merged_cell_ranges or [])
    lines = [
        Line(number, cells, number in marks.hidden, marks.unvalued.get(number, frozenset()))
        for number, cells in enumerate(rows, first + 1)
    ]
    shown = about.visible == python_calamine.SheetVisibleEnum.Visible
    return Table(about.name, lines, hidden=not shown, wide=frozenset(wide))


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return None if value == "" else value


def _fill_merged(rows: list[list[Cell]], first: int, ranges: Any) -> Iterator[tuple[int, int]]:
    """What stands in a merged cell stands in each line of it; gives the places of those over several columns.

    Only downwards: a heading over three columns is not three headings.
    """
    wide = set()
    for (top, left), (bottom, right) in ranges:
        lines = range(max(top - first, 0), min(bottom - first + 1, len(rows)))
        for line in lines:
            if left < len(rows[line]):
                rows[line][left] = rows[lines[0]][left]
            if right > left:
                wide.add((first + line + 1, left))
    return iter(wide)


# --- CSV ---


def _csv(content: bytes, name: str) -> Table:
    text = _decoded(content)
    if "\x00" in text:
        raise _unreadable()
    separator = max(SEPARATORS, key=text[:LOOKED_AT].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    lines: list[Line] = []
    try:
        before = 0
        for row in rows:
            if len(lines) >= MOST_LINES or len(row) > MOST_COLUMNS:
                raise _too_much()
            lines.append(Line(before + 1, [cell or None for cell in row]))
            before = rows.line_num
    except csv.Error as wrong:
        raise _unreadable() from wrong
    return Table(name, lines)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1258"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")  # every byte is a letter there: the old fonts come so
