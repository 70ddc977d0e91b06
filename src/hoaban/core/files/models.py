"""Stored files (tệp): once by content, each with its hash; content is never overwritten."""

from __future__ import annotations

import uuid

from django.db import models

from hoaban.core.audit.rows import Row
from hoaban.core.files.renditions import Renditions, renditions_of


class StoredFile(Row):
    """One file as it came in: its name, what it truly is, its hash, and whose it is.

    owner  slug of a producer, code of a unit, or "province": who answers for it; reading is asked of the area
           that uses the file
    """

    stays = True
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    owner = models.CharField(max_length=120, db_index=True)
    added_by = models.BigIntegerField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "tệp"

    def __str__(self) -> str:
        return self.name

    @property
    def renditions(self) -> Renditions:
        """The small pictures of it; no rows, so none of its columns."""
        return renditions_of(self.sha256, self.content_type)
