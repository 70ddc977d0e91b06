"""How the work in the background stands."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from given import tasks
from given.jobs import all_jobs_done
from hoaban.core.jobs.actions import GAVE_UP, begin, enqueue, report
from hoaban.core.jobs.queries import Standing, counts, jobs_to_watch, somebody_waits, standing_of, under_way

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_a_job_says_how_far_it_is_and_can_be_left() -> None:
    job = enqueue(tasks.count_to_three)
    assert standing_of(job) == Standing("count_to_three", "waiting", 0, 0, "", 0)

    all_jobs_done()

    assert standing_of(job) == Standing("count_to_three", "done", 2, 3, "Đếm", 1)
    assert standing_of(uuid4()) is None


def test_jobs_are_counted_by_state(tmp_path: Path) -> None:
    enqueue(tasks.note, str(tmp_path / "lines"))
    all_jobs_done()
    enqueue(tasks.note, str(tmp_path / "lines"))

    assert counts() == {"waiting": 1, "running": 0, "done": 1, "failed": 0}


def test_what_runs_and_what_failed_is_watched_what_is_well_is_not(tmp_path: Path) -> None:
    enqueue(tasks.note, str(tmp_path / "lines"))
    all_jobs_done()
    failed, running = enqueue(tasks.note_and_fail, str(tmp_path / "lines")), enqueue(tasks.count_to_three)
    DBTaskResult.objects.get(id=failed).set_failed(ValueError("hỏng"))
    DBTaskResult.objects.get(id=running).claim("worker")
    begin(running)
    report(running, done=1, total=3, message="Đếm")

    assert jobs_to_watch() == [
        Standing("count_to_three", "running", 1, 3, "Đếm", 1),
        Standing("note_and_fail", "failed", 0, 0, "", 0),
    ]


def test_work_of_no_hurry_lets_the_other_go_first(tmp_path: Path) -> None:
    enqueue(tasks.wait_for_nobody)
    assert not somebody_waits(-50)

    later = tasks.note.using(run_after=timezone.now() + timedelta(hours=1))
    enqueue(later, str(tmp_path / "lines"))
    assert not somebody_waits(-50)

    enqueue(tasks.note, str(tmp_path / "lines"))
    assert somebody_waits(-50)


def test_a_job_given_up_says_so_in_words() -> None:
    assert "không chạy lại nữa" in GAVE_UP


def test_of_some_jobs_those_that_wait_or_run_are_under_way(tmp_path: Path) -> None:
    done = enqueue(tasks.note, str(tmp_path / "lines"))
    all_jobs_done()
    waiting, running = enqueue(tasks.count_to_three), enqueue(tasks.count_to_three)
    DBTaskResult.objects.get(id=running).claim("worker")

    assert under_way([done, waiting, running, uuid4()]) == {waiting, running}
