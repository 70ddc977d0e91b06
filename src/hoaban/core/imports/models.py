"""Files of rows that were brought (nhập Excel), and what each has done, so that it can be taken back.

Here: the file and its saving. Not here: what a file would do: that is asked of the file and the register
(planning.py); how far a check is (core/jobs).
"""

from __future__ import annotations

import uuid

from django.db import models

from hoaban.core.audit.rows import Row
from hoaban.core.files.models import StoredFile


class ImportFile(Row):
    """One file (tệp nhập).

    kind      name of the kind of import; headings: heading in the file → field, where a person has said so
    act       the audit group of its saving; null until it is saved
    before    rows it changed, as they were: [{"table", "row", "state"}]
    counts    how many rows were taken, asked about, held, passed over when it was saved
    """

    stays = True
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    headings = models.JSONField(default=dict)
    brought_at = models.DateTimeField()
    brought_by = models.BigIntegerField(null=True)
    act = models.UUIDField(null=True)
    saved_at = models.DateTimeField(null=True)
    before = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "tệp nhập"

    def __str__(self) -> str:
        return self.file.name


class Preview(models.Model):
    """What a file would do, as the job found it: for the page, which does not read the file anew.

    Not a Row: it can be worked out again at any time, and saving does so.
    job    of the check or of the saving that runs or ran last; refusal: why it could not be done
    result {"counts", "columns", "rows"}; empty until the check is done
    """

    import_file = models.OneToOneField(
        ImportFile, on_delete=models.CASCADE, primary_key=True, related_name="preview"
    )
    job = models.UUIDField(null=True)
    refusal = models.CharField(max_length=500, blank=True)
    result = models.JSONField(default=dict)

    objects: models.Manager[Preview] = models.Manager()

    class Meta:
        verbose_name = "lượt xem trước"
