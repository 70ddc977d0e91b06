"""Workbooks and CSV files read back, as another program would."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from hoaban.core.documents.tables_out import About, Table, write_csv, write_workbook


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    """Every sheet of a workbook by name, its cells as they are typed."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def lines_of(rows: list[list[Any]]) -> list[dict[str, Any]]:
    """The rows below the header, by column name."""
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def as_workbook(*tables: Table, about: About | None = None) -> dict[str, list[list[Any]]]:
    """These tables written out and read back."""
    file = io.BytesIO()
    write_workbook(file, about or About("Minh hoạ", [("Nguồn", "thử"), ("Thời điểm", "nay")]), *tables)
    return sheets_of(file.getvalue())


def as_csv(table: Table) -> list[list[str]]:
    """This table written out and read back."""
    file = io.BytesIO()
    write_csv(file, table)
    return csv_of(file.getvalue())


def csv_of(content: bytes) -> list[list[str]]:
    """The rows of a CSV file."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def a_csv_file(place: Path, *rows: list[str]) -> Path:
    """A CSV file of these rows."""
    with place.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return place
