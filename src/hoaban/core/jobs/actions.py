"""What becomes of a job: queued, begun, kept alive, given back, let go.

Here: the only writers of the queue and of Run. No deeds: a job is nobody's doing and leaves no audit entry;
the facts it makes are written by the deeds it calls. Time is the machine's clock, not HOABAN_TODAY: a lease
measures how long a process has been silent.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from hoaban.core.jobs.alive import bury_the_dead, has_died
from hoaban.core.jobs.models import Run

MOST_TRIES = 3
LEASE = timedelta(seconds=90)  # silence after which a job is taken for abandoned: nine beats
PAUSE = timedelta(seconds=30)  # before a job that failed is tried again; twice as long before the third time
KEPT_FOR = timedelta(days=14)
GAVE_UP = "Việc này đã dừng giữa chừng quá nhiều lần nên không chạy lại nữa."


def enqueue(task: Task[..., Any], *args: Any) -> UUID:
    """Put a job into the queue; gives its id.

    The queue is a table of the same database, so inside a deed the job is there once the deed is committed,
    and never without it: not when the deed is rolled back, not when the server is killed in between, as it
    would be with transaction.on_commit.
    """
    return UUID(str(task.enqueue(*args).id))


def enqueue_once(task: Task[..., Any]) -> None:
    """Put a job without arguments into the queue unless it waits or runs already."""
    open_ones = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    if not DBTaskResult.objects.filter(task_path=task.module_path, status__in=open_ones).exists():
        enqueue(task)


def begin(job: UUID) -> int:
    """A worker begins with the job; gives the number of this try, which is the name of its lease."""
    now = timezone.now()
    run, _new = Run.objects.get_or_create(job_id=job, defaults={"beat_at": now})
    run.tries, run.beat_at, run.done, run.total, run.message = run.tries + 1, now, 0, 0, ""
    run.save()
    return run.tries


def beat(job: UUID, *, tries: int) -> None:
    """A sign of life; of no effect where the lease was lost meanwhile."""
    Run.objects.filter(job_id=job, tries=tries).update(beat_at=timezone.now())


def report(job: UUID, *, done: int, total: int, message: str = "") -> None:
    """Say how far the job is, for whoever looks."""
    Run.objects.filter(job_id=job).update(
        done=done, total=total, message=message[:200], beat_at=timezone.now()
    )


def settle(job: UUID, *, tries: int) -> None:
    """The try has ended: what failed waits for its next one, as long as it has one left."""
    pause = PAUSE * 2 ** (tries - 1)
    if tries < MOST_TRIES:
        _change(job, TaskResultStatus.FAILED, lambda row: _wait(row, timezone.now() + pause))


def give_back(now: datetime) -> int:
    """Give jobs whose worker is gone or silent back to the queue, or up; gives their number."""
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).select_related("run")
    lost = [row for row in running if _is_lost(row, now)]
    for row in lost:
        run = getattr(row, "run", None)
        if run is not None and run.tries >= MOST_TRIES:
            _change(row.id, TaskResultStatus.RUNNING, _give_up)
        else:
            _change(row.id, TaskResultStatus.RUNNING, lambda row: _wait(row, now))
    bury_the_dead()
    return len(lost)


def let_go_before(moment: datetime) -> None:
    """Forget jobs that ended before this moment."""
    DBTaskResult.objects.finished().filter(finished_at__lt=moment).delete()


def _is_lost(row: DBTaskResult[..., Any], now: datetime) -> bool:
    run = getattr(row, "run", None)
    begun_at = row.started_at or row.enqueued_at
    seen = max(begun_at, run.beat_at) if run else begun_at
    return bool(now - seen > LEASE or (row.worker_ids and has_died(row.worker_ids[-1])))


def _change(job: UUID, status: TaskResultStatus, change: Callable[[DBTaskResult[..., Any]], None]) -> None:
    """Change the queue's row if it still stands as it was seen."""
    with transaction.atomic():
        row = DBTaskResult.objects.select_for_update().filter(id=job, status=status).first()
        if row is not None:
            change(row)
            row.save()


def _wait(row: DBTaskResult[..., Any], until: datetime) -> None:
    row.status, row.run_after = TaskResultStatus.READY, until
    row.finished_at = None


def _give_up(row: DBTaskResult[..., Any]) -> None:
    row.status, row.finished_at = TaskResultStatus.FAILED, timezone.now()
    row.exception_class_path, row.traceback = "", GAVE_UP
