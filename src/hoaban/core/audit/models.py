"""The audit log (nhật ký): one entry per row that an action wrote, each chained to the entry before.

Entries are never changed and never removed; `./hoaban audit verify` proves it (chain.py).
What a person typed is not repeated here, so that the log holds no personal data: names of fields only.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from hoaban.core.audit.rows import counted


class Entry(models.Model):
    """One write of one row: who, as what, when, by which door and deed, and the row's fingerprint.

    kind    added, changed, removed; noted: no write, and where a table is named, a look at that row
    fields  names of columns; of a look also its code for why, "reason:…"
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    act = models.UUIDField(db_index=True)
    deed = models.CharField(max_length=100)
    door = models.CharField(max_length=20)
    user_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40, blank=True)
    scope = models.CharField(max_length=120, blank=True)
    table = models.CharField(max_length=100)
    row = models.CharField(max_length=64)
    kind = models.CharField(max_length=10)
    fields = models.JSONField(default=list)
    row_hash = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects: models.Manager[Entry] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["table", "row", "number"], name="audit_row")]
        verbose_name = "dòng nhật ký"

    def content(self) -> dict[str, Any]:
        """All that the entry's own hash covers."""
        return {name: value for name, value in counted(self).items() if name != "hash"}


class Answered(models.Model):
    """The answer to one API call that carried an Idempotency-Key, kept so that a repeat is not done twice.

    Not a Row: it says nothing that the entries do not say.
    """

    name = models.CharField(max_length=64, unique=True)
    asked = models.CharField(max_length=64)
    response = models.JSONField(null=True)
    at = models.DateTimeField()

    objects: models.Manager[Answered] = models.Manager()
