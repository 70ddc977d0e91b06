"""The worker: it beats while it works, tends the queue, and asks at each start what is missing."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from given import tasks
from given.jobs import all_jobs_done
from hoaban.core.jobs import actions, worker
from hoaban.core.jobs.models import Run

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_what_is_done_beside_the_work_goes_on_after_trouble_and_ends_with_it() -> None:
    calls: list[int] = []
    enough = threading.Event()

    def beat() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise DatabaseError("busy")
        enough.set()

    with worker.every(0.001, beat):
        assert enough.wait(10)
    ended = len(calls)

    assert not [thread for thread in threading.enumerate() if "_again" in thread.name]
    assert len(calls) == ended


def test_a_job_holds_its_lease_while_it_runs(tmp_path: Path) -> None:
    job = actions.enqueue(tasks.note, str(tmp_path / "lines"))
    before = timezone.now()

    all_jobs_done()

    run = Run.objects.get(job_id=job)
    assert (run.tries, run.beat_at >= before) == (1, True)


def test_tending_gives_back_and_lets_go(dead: str, tmp_path: Path) -> None:
    job = actions.enqueue(tasks.note, str(tmp_path / "lines"))
    DBTaskResult.objects.get(id=job).claim(dead)

    worker.tend(timezone.now())
    all_jobs_done()
    assert (tmp_path / "lines").exists()
    worker.tend(timezone.now() + 2 * actions.KEPT_FOR)

    assert not DBTaskResult.objects.exists()


def test_each_start_asks_what_is_missing_once(settings: Any) -> None:
    settings.JOBS_AT_START = ["given.tasks.wait_for_nobody"]

    worker.queue_what_each_start_asks()
    worker.queue_what_each_start_asks()

    assert DBTaskResult.objects.count() == 1


def test_the_jobs_of_each_start_are_there() -> None:
    worker.queue_what_each_start_asks()

    all_jobs_done()

    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_a_worker_tends_the_queue_and_works_until_it_is_told_to_end(
    dead: str, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.JOBS_AT_START = ["given.tasks.wait_for_nobody"]
    job = actions.enqueue(tasks.note, str(tmp_path / "lines"))
    DBTaskResult.objects.get(id=job).claim(dead)
    monkeypatch.setattr(worker.Worker, "configure_signals", lambda self: None)
    monkeypatch.setattr(worker.db_worker, "close_old_connections", lambda: None)

    def told_to_end(seconds: float) -> None:
        raise SystemExit(0)

    monkeypatch.setattr(worker.db_worker.time, "sleep", told_to_end)  # it sleeps once nothing waits

    with pytest.raises(SystemExit):
        worker.work()

    assert (tmp_path / "lines").exists()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert not list(settings.WORKERS_DIR.iterdir())
