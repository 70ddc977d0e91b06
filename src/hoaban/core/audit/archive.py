"""The whole installation in one file: every row, the audit chain, the content of files, the two keys.

Here: how a back-up is written while people work, and read back into an empty place, on either database.
Not here: when it is made and where it goes (cli/backup.py, the operator's cron).

The file is a gzipped tar, sealed where there is a key (sealed.py), and holds in this order
tables/<label>.jsonl (one row a line), files/<sha256>, keys/<name>, manifest.json.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.core.management.color import no_style
from django.core.serializers import base
from django.core.serializers.python import Deserializer, Serializer
from django.db import connection, connections, models, transaction

from hoaban.core.audit.contents import FORMAT, BadArchive, opened
from hoaban.core.audit.later import later_columns
from hoaban.core.audit.models import Answered, Entry
from hoaban.core.audit.rows import row_models, rows_may_be_written
from hoaban.core.audit.sealed import Sealing
from hoaban.core.files import store
from hoaban.core.files.models import StoredFile

COPY = "backup-copy"
UNREADABLE = (
    OSError, tarfile.TarError, ValueError, KeyError, EOFError, base.DeserializationError, FieldDoesNotExist
)  # fmt: skip


def write_archive(path: Path, key: bytes | None = None) -> int:
    """Write a back-up of this moment, sealed where there is a key; gives the number of rows. Nobody waits
    meanwhile.

    The file appears under its name only when it is whole.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with this_moment() as alias, _tar_into(draft, key) as tar:
            rows = sum(_write_table(tar, model, alias) for model in _tables())
            _write_files(tar, alias)
            _write_keys(tar)
            _add(tar, "manifest.json", json.dumps({"format": FORMAT, "rows": rows}).encode())
        draft.chmod(0o600)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return rows


@contextmanager
def _tar_into(draft: Path, key: bytes | None) -> Iterator[tarfile.TarFile]:
    """An archive that is written from front to end, on the disk when the block ends."""
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        into = Sealing(file, key) if key else file
        with (
            gzip.GzipFile("", "wb", 6, fileobj=into) as packed,
            tarfile.open(fileobj=packed, mode="w|") as tar,
        ):
            yield tar
        if isinstance(into, Sealing):
            into.finish()
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def this_moment() -> Iterator[str]:
    """The alias of a database that stands still: a copy for SQLite, one transaction's view for PostgreSQL."""
    if connection.vendor == "sqlite":
        with tempfile.TemporaryDirectory(dir=settings.GIVEN.data_dir) as folder:
            yield from _still_copy(Path(folder) / "copy.sqlite3")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield "default"


def _still_copy(place: Path) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(place)])
    connections.databases[COPY] = {**connections.databases["default"], "NAME": str(place)}
    try:
        yield COPY
    finally:
        connections[COPY].close()
        del connections.databases[COPY]


def _tables() -> list[type[models.Model]]:
    """Every table that is kept, those that are pointed at first."""
    waiting: list[type[models.Model]] = [*row_models(), Entry, Answered]
    ordered: list[type[models.Model]] = []
    while waiting:
        ready = [model for model in waiting if not _points_at(model) & set(waiting)]
        ordered += ready
        waiting = [model for model in waiting if model not in ready]
    return ordered


def _points_at(model: type[models.Model]) -> set[Any]:
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation} - {model}


def _write_table(tar: tarfile.TarFile, model: type[models.Model], alias: str) -> int:
    with tempfile.TemporaryFile() as lines:
        count = 0
        for row in model._base_manager.using(alias).order_by("pk").iterator(chunk_size=2000):
            lines.write(_line_of(row))
            count += 1
        _add_file(tar, _place_of(model), lines)
    return count


def _line_of(row: models.Model) -> bytes:
    plain = Serializer().serialize([row])[0]
    return json.dumps(plain, default=_as_text, ensure_ascii=False).encode() + b"\n"


def _as_text(value: Any) -> str:
    # not Django's encoder: it cuts moments to milliseconds, and the row would have another fingerprint
    return value.isoformat() if isinstance(value, date) else str(value)


def _write_files(tar: tarfile.TarFile, alias: str) -> None:
    for sha256 in (
        StoredFile.objects.using(alias).values_list("sha256", flat=True).distinct().order_by("sha256")
    ):
        _add(tar, f"files/{sha256}", store.content_of(sha256))


def _write_keys(tar: tarfile.TarFile) -> None:
    for name, key in {"secret-key": settings.SECRET_KEY, "signing-key": settings.SIGNING_KEY}.items():
        _add(tar, f"keys/{name}", key.encode())


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    tar.addfile(entry, io.BytesIO(content))


def _add_file(tar: tarfile.TarFile, name: str, lines: Any) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = lines.tell(), 0o600
    lines.seek(0)
    tar.addfile(entry, lines)


def read_archive(path: Path, key: bytes | None = None) -> int:
    """Read a back-up into this empty place, all or nothing; gives the number of rows.

    The keys go to the data folder, for the next start. Raises BadArchive.
    """
    if any(model._base_manager.exists() for model in _tables()):
        raise BadArchive("nơi này đã có dữ liệu; chỉ khôi phục vào một nơi trống.")
    try:
        with opened(path, key) as whole, tarfile.open(fileobj=whole) as tar, transaction.atomic():
            return _read(tar)
    except UNREADABLE as wrong:
        raise BadArchive(f"{path} không phải bản sao lưu đọc được: {wrong}") from wrong


def _read(tar: tarfile.TarFile) -> int:
    if json.loads(_content(tar, "manifest.json"))["format"] != FORMAT:
        raise BadArchive("bản sao lưu này của một phiên bản Hoa Ban khác.")
    tables = _tables()
    _know_all(tar, tables)
    count = sum(_read_table(tar, model) for model in tables)
    _set_sequences(tables)
    for name in tar.getnames():
        folder, _slash, last = name.partition("/")
        if folder == "files":
            store.put(last, _content(tar, name))
    for name in ("secret-key", "signing-key"):
        _put_key(settings.GIVEN.data_dir / name, _content(tar, f"keys/{name}"))
    return count


def _know_all(tar: tarfile.TarFile, tables: list[type[models.Model]]) -> None:
    """A back-up of an older version lacks tables and columns that came since; one of a newer version has
    some that are not known here, and would lose them."""
    known = {_place_of(model) for model in tables}
    if any(name.startswith("tables/") and name not in known for name in tar.getnames()):
        raise BadArchive("bản sao lưu này của một phiên bản Hoa Ban mới hơn: hãy nâng cấp rồi khôi phục lại.")


def _place_of(model: type[models.Model]) -> str:
    return f"tables/{model._meta.label_lower}.jsonl"


def _read_table(tar: tarfile.TarFile, model: type[models.Model]) -> int:
    if _place_of(model) not in tar.getnames():
        return 0
    lines = _content(tar, _place_of(model)).splitlines()
    rows: Iterable[Any] = Deserializer(_with_later(model, json.loads(line)) for line in lines)
    count = 0
    for row in rows:
        with rows_may_be_written():
            models.Model.save_base(row.object, raw=True, force_insert=True)
        count += 1
    return count


def _with_later(model: type[models.Model], plain: dict[str, Any]) -> dict[str, Any]:
    """A row as it stands after an upgrade: what its back-up did not know of is as the migration puts it."""
    return {**plain, "fields": later_columns(model) | plain["fields"]}


def _content(tar: tarfile.TarFile, name: str) -> bytes:
    file = tar.extractfile(name)
    if file is None:
        raise KeyError(name)
    return file.read()


def _set_sequences(tables: list[type[models.Model]]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)


def _put_key(place: Path, content: bytes) -> None:
    place.unlink(missing_ok=True)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
