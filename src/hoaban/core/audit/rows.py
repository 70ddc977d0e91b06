"""Row: the base of every table of ours, which only an action can write.

Here: the guard that refuses a write outside an action, and the fingerprint of a row.
Not here: the chain that keeps the fingerprints (models.py, chain.py), and the act that opens the guard
(core/actions.py).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.apps import apps
from django.db import models

from hoaban.core.audit.later import later_columns


class WriteOutsideAction(RuntimeError):
    """A row was to be written by something that is no action: a mistake of the program, not of a person."""


_open: ContextVar[bool] = ContextVar("rows_may_be_written", default=False)


@contextmanager
def rows_may_be_written() -> Iterator[None]:
    """Opened by core.actions around one single write, and by nothing else."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


def _guard() -> None:
    if not _open.get():
        raise WriteOutsideAction(
            "rows are written by actions only: use act.add, act.on, act.save or act.remove"
        )


class RowQuerySet(models.QuerySet[Any]):
    """Reads as any query set; every write in bulk is refused, since it would pass by the audit."""

    def _refuse(self, *args: object, **kwargs: object) -> Any:
        raise WriteOutsideAction("rows are written one by one, by actions")

    create = update = delete = bulk_create = bulk_update = _refuse
    get_or_create = update_or_create = _refuse


RowManager = models.Manager.from_queryset(RowQuerySet)


class Row(models.Model):
    """A row of ours: written through an act, each state of it fingerprinted in the audit chain."""

    objects = RowManager()
    stays: ClassVar[bool] = False  # kept when the import that brought it is undone

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        _guard()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _guard()
        return super().delete(*args, **kwargs)

    def is_named_elsewhere(self) -> bool:
        """Does anything name this row otherwise than by a foreign key, which the database guards?"""
        return False


def _plain(value: Any) -> Any:
    """A value in the one form it has in every database and before and after it was stored."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if value is None or isinstance(value, bool | int | str):
        return value
    return str(value)


def _field_value(field: models.Field[Any, Any], held: Any) -> Any:
    value = field.to_python(held)
    if isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.DecimalField) and value is not None:
        return str(Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places)))
    return _plain(value)


def state_of(row: models.Model) -> dict[str, Any]:
    """Every column of the row by its name, in plain values."""
    fields = row._meta.concrete_fields
    return {field.attname: _field_value(field, getattr(row, field.attname)) for field in fields}


def counted(row: models.Model) -> dict[str, Any]:
    """What a hash covers: every column of the row, less those that were added since and hold what the
    migration put there (later.py): so an upgrade leaves the hashes of all that stood before as they were."""
    state, later = state_of(row), later_columns(type(row))
    for field in row._meta.concrete_fields if later else ():
        if field.name in later and state[field.attname] == _field_value(field, later[field.name]):
            del state[field.attname]
    return state


def fingerprint(row: models.Model) -> str:
    """SHA-256 (64 hex signs) over every column of the row that counts."""
    return digest({"table": row._meta.db_table, "row": counted(row)})


def digest(content: dict[str, Any]) -> str:
    """SHA-256 of plain content, in the one way it is written down."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def row_models() -> list[type[Row]]:
    """Every table of ours, by name."""
    ours = (model for model in apps.get_models() if issubclass(model, Row))
    return sorted(ours, key=lambda model: model._meta.db_table)
