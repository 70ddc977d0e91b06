"""What becomes of a job: a killed worker's is given back, a failing one is tried three times."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from given import tasks
from given.jobs import all_jobs_done
from hoaban.core.jobs import actions
from hoaban.core.jobs.alive import held_name
from hoaban.core.jobs.models import Run

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def row_of(job: UUID) -> DBTaskResult:
    return DBTaskResult.objects.get(id=job)


def taken(job: UUID, by: str) -> int:
    """As a worker takes it, before it is killed."""
    row_of(job).claim(by)
    return actions.begin(job)


def silent_since(job: UUID, ago: timedelta) -> None:
    DBTaskResult.objects.filter(id=job).update(started_at=timezone.now() - ago)
    Run.objects.filter(job_id=job).update(beat_at=timezone.now() - ago)


@pytest.fixture
def job(tmp_path: Path) -> UUID:
    return actions.enqueue(tasks.note, str(tmp_path / "lines"))


@pytest.mark.django_db(transaction=True)
def test_a_job_is_there_when_its_deed_is_and_not_otherwise(founded: None, tmp_path: Path) -> None:
    with transaction.atomic():
        actions.enqueue(tasks.note, str(tmp_path / "rolled-back"))
        transaction.set_rollback(True)
    with transaction.atomic():
        actions.enqueue(tasks.note, str(tmp_path / "committed"))
    all_jobs_done()

    assert [path.name for path in tmp_path.iterdir()] == ["committed"]


def test_a_silent_workers_job_is_given_back_after_the_lease_and_not_before(job: UUID) -> None:
    with held_name() as worker:
        taken(job, worker)

        assert actions.give_back(timezone.now()) == 0
        silent_since(job, actions.LEASE - timedelta(seconds=5))
        assert actions.give_back(timezone.now()) == 0
        silent_since(job, actions.LEASE + timedelta(seconds=5))
        assert actions.give_back(timezone.now()) == 1

    assert row_of(job).status == TaskResultStatus.READY


def test_a_beat_keeps_the_job(job: UUID) -> None:
    with held_name() as worker:
        tries = taken(job, worker)
        silent_since(job, 2 * actions.LEASE)

        actions.beat(job, tries=tries)

        assert actions.give_back(timezone.now()) == 0


def test_a_worker_that_lost_its_lease_beats_for_nobody(job: UUID) -> None:
    with held_name() as worker:
        first = taken(job, worker)
        taken(job, worker)
        silent_since(job, 2 * actions.LEASE)

        actions.beat(job, tries=first)

        assert actions.give_back(timezone.now()) == 1


def test_a_dead_workers_job_is_given_back_at_once(job: UUID, dead: str) -> None:
    taken(job, dead)

    assert actions.give_back(timezone.now()) == 1

    all_jobs_done()
    assert row_of(job).status == TaskResultStatus.SUCCESSFUL
    assert Run.objects.get(job_id=job).tries == 2


def test_a_job_killed_before_it_was_begun_is_given_back_too(job: UUID, dead: str) -> None:
    row_of(job).claim(dead)

    assert actions.give_back(timezone.now()) == 1


def test_a_job_that_kills_every_worker_is_given_up(job: UUID, dead: str) -> None:
    for _try in range(actions.MOST_TRIES):
        taken(job, dead)

    actions.give_back(timezone.now())

    assert (row_of(job).status, row_of(job).traceback) == (TaskResultStatus.FAILED, actions.GAVE_UP)


def test_a_job_that_ended_meanwhile_is_left_as_it_is(job: UUID, dead: str) -> None:
    taken(job, dead)
    row_of(job).set_successful(None)

    assert actions.give_back(timezone.now()) == 0
    actions.settle(job, tries=1)
    assert row_of(job).status == TaskResultStatus.SUCCESSFUL


def test_a_failing_job_is_tried_three_times_each_time_later(tmp_path: Path) -> None:
    job, pauses = actions.enqueue(tasks.note_and_fail, str(tmp_path / "lines")), []
    for _try in range(5):
        DBTaskResult.objects.filter(id=job).update(run_after=timezone.now())
        before = timezone.now()
        all_jobs_done()
        pauses.append(round((row_of(job).run_after - before) / actions.PAUSE))

    assert len((tmp_path / "lines").read_text().splitlines()) == actions.MOST_TRIES
    assert pauses[:2] == [1, 2]
    assert row_of(job).status == TaskResultStatus.FAILED
    assert "hỏng" in row_of(job).traceback


def test_a_job_of_each_start_waits_only_once() -> None:
    for _start in range(2):
        actions.enqueue_once(tasks.wait_for_nobody)
    assert DBTaskResult.objects.count() == 1

    all_jobs_done()
    actions.enqueue_once(tasks.wait_for_nobody)
    assert DBTaskResult.objects.count() == 2


def test_what_ended_long_ago_is_forgotten_what_waits_is_not(job: UUID, tmp_path: Path) -> None:
    all_jobs_done()
    waiting = actions.enqueue(tasks.note, str(tmp_path / "later"))

    actions.let_go_before(timezone.now() - actions.KEPT_FOR)
    assert DBTaskResult.objects.filter(id=job).exists()
    actions.let_go_before(timezone.now() + timedelta(seconds=1))

    assert [row.id for row in DBTaskResult.objects.all()] == [waiting]
    assert not Run.objects.exists()
