"""The chain of audit entries: its head, and how the whole is proved.

The head (the first 12 signs of the last hash) is printed on minutes, decisions and receipts, so that a chain
made anew is found by a paper that nobody can call back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models

from hoaban.core.audit.models import Entry
from hoaban.core.audit.rows import digest, fingerprint, row_models

HEAD_SIGNS = 12
UNREADABLE = (ValueError, TypeError, AttributeError, ArithmeticError, ValidationError, DatabaseError)
ORIGIN = "0" * 64


def head() -> str:
    """The first 12 signs of the last entry's hash; of the origin while nothing was written."""
    last = Entry.objects.order_by("-number").values_list("hash", flat=True).first()
    return (last or ORIGIN)[:HEAD_SIGNS]


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing that is not as it was written down. kind: changed, removed or added."""

    table: str
    id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What verification found: the number of entries, the head, the first finding if any, and whether an
    earlier head (`against`) stands in the chain."""

    rows: int
    head: str
    first: Finding | None
    against_found: bool = True

    @property
    def ok(self) -> bool:
        return self.first is None and self.against_found


def verify(*, against: str | None = None) -> Proof:
    """Check the chain, then every row of ours against the last fingerprint written of it."""
    walk = _Walk(against)
    first = walk.chain_finding() or _first_row_finding(walk.last_of)
    return Proof(walk.rows, walk.head[:HEAD_SIGNS], first, walk.against_found)


class _Walk:
    """One pass over the entries: proves the chain and remembers the last fingerprint of each row."""

    def __init__(self, against: str | None) -> None:
        self.rows, self.head = 0, ORIGIN
        self.last_of: dict[tuple[str, str], str] = {}
        self._against = against
        self.against_found = against is None  # no installation prints the origin: founding it is an entry

    def chain_finding(self) -> Finding | None:
        for number, entry in _each(Entry):
            finding = self._finding_of(number, entry)
            if finding:
                return finding
            self._take(entry)
        return None

    def _finding_of(self, number: int, entry: Entry | None) -> Finding | None:
        table = Entry._meta.db_table
        if number != self.rows + 1:
            return Finding(table, str(self.rows + 1), "removed")
        if (
            entry is None
            or entry.previous != self.head
            or entry.hash != _readable(lambda: digest(entry.content()))
        ):
            return Finding(table, str(number), "changed")
        return None

    def _take(self, entry: Entry) -> None:
        self.rows, self.head = entry.number, entry.hash
        if self._against and entry.hash.startswith(self._against):
            self.against_found = True
        if entry.table and entry.kind != "noted":  # a look at a row leaves it as it was
            self.last_of[entry.table, entry.row] = entry.row_hash


def _first_row_finding(last_of: dict[tuple[str, str], str]) -> Finding | None:
    unseen = {key: value for key, value in last_of.items() if value}
    for table, pk, row in _rows_of_ours():
        key = (table, str(pk))
        if key not in unseen:
            return Finding(*key, "added")
        if unseen.pop(key) != _print_of(row):
            return Finding(*key, "changed")
    if unseen:
        return Finding(*min(unseen), "removed")
    return None


def _print_of(row: models.Model | None) -> str | None:
    return None if row is None else _readable(lambda: fingerprint(row))


def _rows_of_ours() -> Iterator[tuple[str, Any, models.Model | None]]:
    for model in row_models():
        for pk, row in _each(model):
            yield model._meta.db_table, pk, row


def _each(model: type[models.Model]) -> Iterator[tuple[Any, Any]]:
    """Every row with its key, by its key; None for a row that holds what its columns cannot.

    SQLite takes any text in any column: a key that is no UUID can be written by hand, and then not be read.
    """
    rows, last = model._base_manager.order_by("pk"), None
    try:
        for row in rows.iterator(chunk_size=2000):
            yield row.pk, row
            last = row.pk
    except UNREADABLE:
        left = rows if last is None else rows.filter(pk__gt=last)
        for pk in list(left.values_list("pk", flat=True)):
            yield pk, _readable(lambda: model._base_manager.get(pk=pk))  # noqa: B023 -- called at once


def _readable(read: Callable[[], Any]) -> Any:
    """What is read; None where a column holds what it cannot."""
    try:
        return read()
    except UNREADABLE:
        return None


def has_head(head: str) -> bool:
    """Does an entry here have this head?"""
    return Entry.objects.filter(hash__startswith=head).exists()
