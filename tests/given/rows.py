"""Many rows of one kind, entered with their audit entries as an act enters them, but all together.

For rows that a test needs and does not speak about. One by one they take most of the time of the tests.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

from django.db import models, transaction

from hoaban.core.actions import Act
from hoaban.core.audit.models import Entry
from hoaban.core.audit.rows import Row, digest, fingerprint


def add_all(act: Act, rows: Sequence[Row]) -> None:
    """Write these rows: the first as the act does, which also waits for its turn in the chain."""
    if not rows:
        return
    first, *rest = rows
    with transaction.atomic():
        act.add(first)
        models.QuerySet(type(first)).bulk_create(rest)
        last = Entry.objects.latest("number")
        Entry.objects.bulk_create([last := _next(last, row) for row in rest])


def _next(last: Entry, row: Row) -> Entry:
    """The entry of a row that was written as the one before it was."""
    entry = copy.copy(last)
    entry.number, entry.previous = last.number + 1, last.hash
    entry.row, entry.row_hash = str(row.pk), fingerprint(row)
    entry.hash = digest(entry.content())
    return entry
