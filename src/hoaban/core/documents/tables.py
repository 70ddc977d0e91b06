"""Tables as people send them: workbooks (xlsx, xls, ods) and CSV, cell by cell, with the place of each.

Here: what came in, which is hostile until it has opened, and what its reader would not tell: merged cells
filled downwards, hidden lines, formulas that hold no value. Not here: the opening itself, by a program of its
own (opening.py); what a column means (core/imports/headings.py).
"""

from __future__ import annotations

import csv
import io
import os
import pickle
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from hoaban.core.documents import opening
from hoaban.core.documents.opening import LOCKED, MOST_COLUMNS, MOST_LINES, TOO_LARGE, Sheet
from hoaban.core.old_fonts import from_tcvn3
from hoaban.core.permissions import Refusal, Refused

Cell: TypeAlias = "str | float | int | bool | date | datetime | None"

LARGEST_UNPACKED = 400 << 20  # bytes: 20,000 lines of 40 columns unpack to 60 MB; beyond it, a bomb
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
    found = _opened(content)
    if isinstance(found, str):
        refused = {LOCKED: _locked, TOO_LARGE: _too_much}.get(found, _unreadable)
        raise refused()
    return [_table(sheet) for sheet in found]


def _opened(content: bytes) -> list[Sheet] | str:
    """What opening.py says of a workbook. A child that ends without a word was asked for too much."""
    command = [sys.executable, "-c", f"from {opening.__name__} import main; main()"]
    where = {**os.environ, "PYTHONPATH": str(Path(opening.__file__).parents[3])}
    done = subprocess.run(command, input=content, env=where, capture_output=True, check=False)
    if done.returncode:
        return TOO_LARGE
    answer: list[Sheet] | str = pickle.loads(done.stdout)  # noqa: S301 - written by our own program
    return answer


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


def _locked() -> Refused:
    return Refused(
        Refusal("file-locked", _("Tệp này có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu rồi gửi lại."))
    )


def _refuse_bomb(content: bytes) -> None:
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, RuntimeError, ValueError) as wrong:  # locked, or packed in a way of its own
        raise _unreadable() from wrong
    if size > LARGEST_UNPACKED:
        raise _too_much()


def _too_much() -> Refused:
    why = _("Tệp này quá lớn: nhiều nhất %(lines)s dòng, %(columns)s cột mỗi trang. Tách thành nhiều tệp.")
    return Refused(Refusal("file-too-large", why % {"lines": MOST_LINES, "columns": MOST_COLUMNS}))


# --- a workbook ---


def _table(sheet: Sheet) -> Table:
    rows, marks, first = sheet.rows, sheet.marks, sheet.first
    last = max(marks.unvalued, default=0)
    rows += [[] for _line in range(last - first + 1 - len(rows))]  # lines of nothing but empty formulas
    wide = _fill_merged(rows, first - 1, sheet.merged)
    lines = [
        Line(number, cells, number in marks.hidden, marks.unvalued.get(number, frozenset()))
        for number, cells in enumerate(rows, first)
    ]
    return Table(sheet.name, lines, hidden=not sheet.shown, wide=frozenset(wide))


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
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    with suppress(UnicodeDecodeError):
        return content.decode(encoding)
    plain = content.decode("latin-1")  # every byte is a letter there: the old fonts come so
    odd = [cell for cell in re.split(rf"[{SEPARATORS}\r\n]", plain) if not cell.isascii()]
    if sum(from_tcvn3(cell) is not None for cell in odd) * 2 > len(odd):
        return plain
    return content.decode("cp1258", errors="replace")
