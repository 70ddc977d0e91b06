"""How each job of the queue stands: how often it was begun, when it last gave a sign, how far it is.

Here: the row beside the queue's own (django_tasks_db keeps what to do, and forgets who was doing it when that
one was killed). Not here: any fact of the province; nothing of this is audited, backed up or restored.
"""

from __future__ import annotations

from django.db import models
from django_tasks_db.models import DBTaskResult


class Run(models.Model):
    """One job, from the moment a worker first took it.

    tries    how often it was begun; the one under way holds the lease that bears this number
    beat_at  the last sign of life; the lease ends LEASE after it (actions.py)
    done, total, message  how far it is, for a page to show; total 0: not known
    """

    job = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, primary_key=True, related_name="run")
    tries = models.PositiveSmallIntegerField(default=0)
    beat_at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=200, blank=True)

    objects: models.Manager[Run] = models.Manager()

    class Meta:
        verbose_name = "lượt chạy việc nền"
