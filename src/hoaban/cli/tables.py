"""Where a command's table goes: FILE.xlsx or FILE.csv, that appears under its name only when it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from hoaban.cli import CommandError
from hoaban.core.documents.tables_out import About, Table, TooManyRows, write_csv, write_workbook

EXCEL, CSV = ".xlsx", ".csv"


def checked_place(text: str, *endings: str) -> Path:
    """The file to write, or CommandError: its ending is none of these, or its folder is not there."""
    path = Path(text)
    if path.suffix.lower() not in endings:
        raise CommandError(f"{path}: tên tệp phải kết thúc bằng {' hoặc '.join(endings)}.")
    if not path.parent.is_dir():
        raise CommandError(f"không có thư mục {path.parent}.")
    return path


def write_tables(path: Path, about: About, tables: Sequence[Table], chosen: int = 0) -> int:
    """All tables as a workbook, or the chosen one as CSV; gives the number of rows."""
    try:
        with whole(path) as file:
            if path.suffix.lower() == CSV:
                return write_csv(file, tables[chosen])
            return write_workbook(file, about, *tables)
    except TooManyRows as wrong:
        raise CommandError(f"bảng “{wrong}” dài hơn một trang tính Excel; hãy xuất ra .csv.") from wrong


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that only its owner reads, and that is there whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            yield file
        draft.replace(path)
    except OSError as wrong:
        raise CommandError(f"không ghi được {path}: {wrong.strerror}.") from wrong
    finally:
        draft.unlink(missing_ok=True)
