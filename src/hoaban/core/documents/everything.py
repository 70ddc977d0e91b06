"""Every row and every file in plain formats, so that a province can leave: as CSV, JSON Lines and files.

Here: what is written, of one moment, while people work; some rows at a time. Not here: who may
(permissions.py), the description (leaving.py), back-ups, which hold the secrets too (core/audit/archive.py).
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Protocol

from django.db import models
from django.utils.timezone import localtime

from hoaban.core.audit.archive import this_moment
from hoaban.core.audit.models import Entry
from hoaban.core.audit.rows import row_models, state_of
from hoaban.core.documents.leaving import columns_of, readme
from hoaban.core.documents.tables_out import csv_cell
from hoaban.core.files import store
from hoaban.core.files.models import StoredFile
from hoaban.core.units.queries import province

AT_ONCE = 2000
ZIP = ".zip"
NOT_IN_A_NAME = re.compile(r"[^\w.()-]+")
LONGEST_NAME = 80
FILE_COLUMNS = ("path", "id", "key", "name", "content_type", "owner", "size", "sha256")


class PlaceTaken(Exception):
    """The folder or file is there already, or its parent is not; the message says which."""


@dataclass
class Done:
    """What was written. missing: names of files whose content is not in the store."""

    rows: int = 0
    files: int = 0
    missing: list[str] = field(default_factory=list)


class Place(Protocol):
    """Where it is written: a folder or a zip file."""

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file of this name."""


class Folder:
    """A folder, that only its owner looks into."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        path = self._root / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file


class Zip:
    """A zip file."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        return self._file.open(name, "w", force_zip64=True)


def write_everything(path: Path, at: datetime) -> Done:
    """Write everything of this moment to a new folder, or to a new file that ends in .zip.

    It appears under its name only when it is whole. Raises PlaceTaken.
    """
    if not path.absolute().parent.is_dir():
        raise PlaceTaken(f"không có thư mục {path.absolute().parent}.")
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise PlaceTaken(f"{path} đã có; hãy xuất vào một tên mới.")
    with _new_place(path) as place:
        return _write(place, at)


@contextmanager
def _new_place(path: Path) -> Iterator[Place]:
    draft = path.absolute().with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.suffix.lower() == ZIP:
            draft.touch(0o600)
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as file:
                yield Zip(file)
        else:
            draft.mkdir(0o700)
            yield Folder(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True) if draft.is_file() else shutil.rmtree(draft, ignore_errors=True)


def _write(place: Place, at: datetime) -> Done:
    done, kept = Done(), {}
    tables: list[tuple[type[models.Model], int]] = []
    with this_moment() as alias:
        every_table: list[type[models.Model]] = [*row_models(), Entry]
        for model in every_table:
            kept[model._meta.label_lower] = told = _write_table(place, model, alias)
            tables.append((model, told["rows"]))
            done.rows += told["rows"]
        _write_files(place, alias, done)
    manifest = {"format": 1, "moment": at.isoformat(), "tables": kept, "files": done.files}
    _write_text(place, "manifest.json", json.dumps({**manifest, "missing": done.missing}, indent=1))
    moment = localtime(at).strftime("%H:%M %d/%m/%Y")
    _write_text(place, "README.txt", readme(tables, done.files, province().named, moment))
    return done


def _write_text(place: Place, name: str, text: str) -> None:
    with place.open(name) as file:
        file.write(text.encode())


# --- tables ---


def _write_table(place: Place, model: type[models.Model], alias: str) -> dict[str, Any]:
    """One table twice; the number of its rows and the hash of both files."""
    label = model._meta.label_lower
    rows, lines = _write_json(place, f"tables/{label}.jsonl", model, alias)
    return {"rows": rows, "jsonl_sha256": lines, "csv_sha256": _write_csv(place, label, model, alias)}


def _rows(model: type[models.Model], alias: str) -> Iterator[dict[str, Any]]:
    names = [column.attname for column in columns_of(model)]
    for row in model._base_manager.using(alias).order_by("pk").iterator(chunk_size=AT_ONCE):
        state = state_of(row)
        yield {name: state[name] for name in names}


def _write_json(place: Place, name: str, model: type[models.Model], alias: str) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    with place.open(name) as file:
        for row in _rows(model, alias):
            count += 1
            line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
            file.write(line)
            digest.update(line)
    return count, digest.hexdigest()


def _write_csv(place: Place, label: str, model: type[models.Model], alias: str) -> str:
    digest = hashlib.sha256()
    with place.open(f"tables/{label}.csv") as file:
        for line in _csv_lines([column.attname for column in columns_of(model)], _rows(model, alias)):
            file.write(line)
            digest.update(line)
    return digest.hexdigest()


def _csv_lines(names: list[str], rows: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """The lines of a CSV file, column names first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    text.write("\ufeff")
    writer.writerow(names)
    for row in rows:
        yield _taken(text)
        writer.writerow([_cell(row[name]) for name in names])
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    line = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return line


def _cell(value: Any) -> str:
    if isinstance(value, bool | list | dict):
        return json.dumps(value, ensure_ascii=False)
    return csv_cell(value)


# --- files ---


def _write_files(place: Place, alias: str, done: Done) -> None:
    """Every stored file under a name people can read, and the list of them."""
    listed: list[dict[str, Any]] = []
    for row in StoredFile.objects.using(alias).order_by("pk").iterator(chunk_size=AT_ONCE):
        name = file_name(row)
        if _write_file(place, name, row.sha256):
            listed.append({**{column: getattr(row, column) for column in FILE_COLUMNS[1:]}, "path": name})
        else:
            done.missing.append(name)
    done.files = len(listed)
    with place.open("files.csv") as file:
        file.writelines(_csv_lines(list(FILE_COLUMNS), iter(listed)))


def _write_file(place: Place, name: str, sha256: str) -> bool:
    """Write one file; False where its content is not there, or is not what its hash says."""
    try:
        content = store.content_of(sha256)
    except OSError:
        return False
    if hashlib.sha256(content).hexdigest() != sha256:
        return False
    with place.open(name) as file:
        file.write(content)
    return True


def file_name(row: StoredFile) -> str:
    """Where a file stands: by its owner, its number first, so that no two are alike."""
    stem, dot, ending = row.name.rpartition(".")
    if not stem:
        stem, dot, ending = row.name, "", ""
    whole = f"{stem[: LONGEST_NAME - 10]}{dot}{ending[:9]}"
    return f"files/{_plain(row.owner) or 'khac'}/{row.pk}-{_plain(whole)}"


def _plain(text: str) -> str:
    return NOT_IN_A_NAME.sub("-", text).strip("-.")
