"""The only writer of audit entries, and of answers to API calls that may come twice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection

from hoaban.core.audit.chain import ORIGIN
from hoaban.core.audit.models import Answered, Entry
from hoaban.core.audit.rows import digest

_LOCK = 0x0C0B  # any number, the same for every writer of the chain


def append(**values: Any) -> Entry:
    """Add one entry. The caller holds a transaction; the last one in waits for the one before."""
    _wait_for_turn()
    last = Entry.objects.order_by("-number").only("number", "hash").first()
    entry = Entry(number=last.number + 1 if last else 1, previous=last.hash if last else ORIGIN, **values)
    entry.hash = digest(entry.content())
    entry.save(force_insert=True)
    return entry


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
