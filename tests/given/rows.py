"""Rows that a test needs and does not speak about, where no builder of their area gives them.

Many of one kind are entered with their audit entries as an act enters them, but all together: one by one they
take most of the time of the tests.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import models, transaction

from given.people import the_operator
from hoaban.core.actions import Act, _current
from hoaban.core.audit.models import Entry
from hoaban.core.audit.rows import Row, digest, fingerprint


@contextmanager
def rows_of_a_test() -> Iterator[Act]:
    """An act that writes such rows, inside no deed."""
    token = _current.set("tests.given")
    try:
        with transaction.atomic():
            yield the_operator()
    finally:
        _current.reset(token)


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
