"""How the work in the background stands, for a page that shows it or an operator who watches."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult


@dataclass(frozen=True, slots=True)
class Standing:
    """How one job stands: waiting, running, done or failed; how far; what it says.

    name  of the function that does it
    """

    name: str
    state: str
    done: int
    total: int
    message: str
    tries: int


MOST_WATCHED = 50
STATES = {
    TaskResultStatus.READY: "waiting",
    TaskResultStatus.RUNNING: "running",
    TaskResultStatus.SUCCESSFUL: "done",
    TaskResultStatus.FAILED: "failed",
}


def standing_of(job: UUID) -> Standing | None:
    """How the job with this id stands; None for one that was never queued, or let go long after its end."""
    row = DBTaskResult.objects.select_related("run").filter(id=job).first()
    if row is None:
        return None
    return _standing(row)


def under_way(jobs: Collection[UUID]) -> set[UUID]:
    """Those of these jobs that wait or run."""
    open_ones = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    return set(DBTaskResult.objects.filter(id__in=jobs, status__in=open_ones).values_list("id", flat=True))


def jobs_to_watch() -> list[Standing]:
    """What runs, what failed for good in the last two weeks, the newest first.

    What waits may be thousands after a restore: of those only the number is told (counts).
    """
    watched = [TaskResultStatus.RUNNING, TaskResultStatus.FAILED]
    rows = DBTaskResult.objects.select_related("run").filter(status__in=watched)
    return [_standing(row) for row in rows.order_by("-status", "-enqueued_at")[:MOST_WATCHED]]


def _standing(row: DBTaskResult[..., Any]) -> Standing:
    name, state = row.task_path.rpartition(".")[2], STATES[TaskResultStatus(row.status)]
    run = getattr(row, "run", None)
    if run is None:
        return Standing(name, state, 0, 0, "", 0)
    return Standing(name, state, run.done, run.total, run.message, run.tries)


def counts() -> dict[str, int]:
    """How many jobs there are in each state."""
    found = dict.fromkeys(STATES.values(), 0)
    asked = DBTaskResult.objects.order_by().values("status").annotate(number=Count("id"))
    return found | {STATES[TaskResultStatus(row["status"])]: row["number"] for row in asked}


def somebody_waits(priority: int) -> bool:
    """Is there a job to do that comes before those of this priority?"""
    return DBTaskResult.objects.ready().filter(priority__gt=priority).exists()
