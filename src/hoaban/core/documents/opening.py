"""A program of its own that opens one workbook: the bytes come in, its sheets go out.

A file of 2 KB may ask its reader for more memory than any machine has, and the reader then ends its process
(calamine, issue 693). So it is this process that ends, with little memory to take, and not the server.
Here: the opening, in the child. Not here: what comes of it, and starting the child (tables.py).
"""

from __future__ import annotations

import io
import pickle
import resource
import sys
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import python_calamine

from hoaban.core.documents.xlsx_marks import Marks, marks_of

MEMORY = 1 << 30  # bytes; the widest table taken needs a third
SECONDS = 60  # of work
MOST_COLUMNS = 200
MOST_LINES = 100_000
MOST_CELLS = 4_000_000  # 20,000 lines of 200 columns

LOCKED, UNREADABLE, TOO_LARGE = "locked", "unreadable", "too-large"


class TooLarge(Exception):
    """More lines, columns or cells than are taken."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it was read. first: number of its first line, from 1; merged: ((top, left), (bottom,
    right)) of each merged cell, from 0."""

    name: str
    shown: bool
    first: int
    rows: list[list[Any]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]
    marks: Marks


def opened(content: bytes) -> list[Sheet] | str:
    """The sheets of a workbook, or why there are none: LOCKED, UNREADABLE, TOO_LARGE."""
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            marks = marks_of(content)
            kind = python_calamine.SheetTypeEnum.WorkSheet
            metadata = [about for about in workbook.sheets_metadata if about.typ == kind]
            return [_sheet(workbook, about, marks.get(about.name, Marks())) for about in metadata]
    except python_calamine.PasswordError:
        return LOCKED
    except (TooLarge, MemoryError):
        return TOO_LARGE
    except (python_calamine.CalamineError, OSError, ValueError):
        return UNREADABLE
    except BaseException as panic:  # the reader's own mistakes are no exceptions (pyo3)
        if type(panic).__name__ != "PanicException":
            raise
        return UNREADABLE


def _sheet(workbook: Any, about: Any, marks: Marks) -> Sheet:
    sheet = workbook.get_sheet_by_name(about.name)
    first, first_column = sheet.start or (0, 0)
    lines = max(first + sheet.height, max(marks.unvalued, default=0))
    columns = first_column + sheet.width
    if lines > MOST_LINES or columns > MOST_COLUMNS or lines * columns > MOST_CELLS:
        raise TooLarge
    shown = about.visible == python_calamine.SheetVisibleEnum.Visible
    rows = [[None] * first_column + [_cell(value) for value in row] for row in sheet.to_python()]
    merged = list(sheet.merged_cell_ranges or [])
    return Sheet(about.name, shown, first + 1, rows, merged, marks)


def _cell(value: Any) -> Any:
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return None if value == "" else value


def main() -> None:
    """Open what comes in on standard input; write the answer, pickled, to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(pickle.dumps(opened(sys.stdin.buffer.read())))
