"""The only writer of audit entries, and of answers to API calls that may come twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from hoaban.core.audit.chain import ORIGIN
from hoaban.core.audit.models import Answered, Entry
from hoaban.core.audit.rows import digest

_LOCK = 0x0C0B  # any number, the same for every writer of the chain


def append(**values: Any) -> Entry:
    """Add one entry. The caller holds a transaction; the last one in waits for the one before."""
    number, previous = _last_entry()
    entry = Entry(number=number + 1, previous=previous, **values)
    entry.hash = digest(entry.content())
    entry.save(force_insert=True)
    _remember(entry)
    return entry


# --- the last entry: nobody else can add one once this transaction has, so it need not be asked again ---


@dataclass(slots=True)
class _Last:
    """The entry this deed wrote last, and the savepoints it stands in: rolled back with any of them."""

    number: int = 0
    hash: str = ""
    savepoints: list[str] = field(default_factory=list)

    @property
    def stands(self) -> bool:
        return bool(self.number) and connection.savepoint_ids[: len(self.savepoints)] == self.savepoints


_last: ContextVar[_Last | None] = ContextVar("last_entry", default=None)


@contextmanager
def last_entry_remembered() -> Iterator[None]:
    """Opened around one deed, in one transaction: its second entry knows its first."""
    token = _last.set(_Last())
    try:
        yield
    finally:
        _last.reset(token)


def _last_entry() -> tuple[int, str]:
    """Number and hash of the entry to chain to; 0 and the origin before the first."""
    last = _last.get()
    if last is not None and last.stands:
        return last.number, last.hash
    _wait_for_turn()
    with connection.cursor() as cursor:  # plain words: every deed asks this, and Django would write them anew
        cursor.execute("SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1")
        return cursor.fetchone() or (0, ORIGIN)


def _remember(entry: Entry) -> None:
    last = _last.get()
    if last is not None:
        last.number, last.hash = entry.number, entry.hash
        last.savepoints = list(connection.savepoint_ids)


def _wait_for_turn() -> None:
    # SQLite has one writer anyway (transaction_mode IMMEDIATE); PostgreSQL queues here until commit
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def call_named(name: str, *, asked: str, at: datetime) -> tuple[Answered, bool]:
    """The kept call of this name, and whether it is new. A second one at the same time waits for it."""
    return Answered.objects.get_or_create(name=name, defaults={"asked": asked, "at": at})


def keep_answer(call: Answered, response: dict[str, Any]) -> None:
    """Keep what was answered, in the transaction of the deed: both are there, or neither."""
    call.response = response
    call.save(update_fields=["response"])
