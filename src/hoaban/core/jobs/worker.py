"""The job worker (bộ chạy việc nền): one process that takes jobs from the queue until it is told to end.

Here: its lease on each job, its reaper, its loop. Not here: any job; they stand in the room whose work they
do, as functions marked `@task`; how the process is started (config/work.py). There is no reloader: the
process that ./run knows is the one that works.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.management.commands import db_worker

from hoaban.core.jobs import actions
from hoaban.core.jobs.alive import held_name

BEAT_EVERY_SECONDS = 10
REAP_EVERY_SECONDS = 60
LOOK_EVERY_SECONDS = 1

log = logging.getLogger("hoaban.jobs")


class Worker(db_worker.Worker):
    """The library's worker, with a lease on what it does. batch: it ends where nothing waits any more."""

    def __init__(self, name: str, *, batch: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=LOOK_EVERY_SECONDS,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
        )

    def run_task(self, db_task_result: Any) -> None:
        job = db_task_result.id
        tries = actions.begin(job)
        with every(BEAT_EVERY_SECONDS, lambda: actions.beat(job, tries=tries)):
            super().run_task(db_task_result)
        actions.settle(job, tries=tries)


def work() -> None:
    """Work until told to end."""
    logging.getLogger("django_tasks_db").setLevel(logging.ERROR)  # that it was told to end is no warning
    with held_name() as name:
        worker = Worker(name)
        worker.configure_signals()
        tend(timezone.now())
        queue_what_each_start_asks()
        with every(REAP_EVERY_SECONDS, lambda: tend(timezone.now())):
            worker.run()


def tend(now: datetime) -> None:
    """Give back what is lost, let go what is long done: at the start and every minute."""
    actions.give_back(now)
    actions.let_go_before(now - actions.KEPT_FOR)


def queue_what_each_start_asks() -> None:
    """The jobs that look for what is missing; one that waits already is enough."""
    for path in settings.JOBS_AT_START:
        actions.enqueue_once(import_string(path))


@contextmanager
def every(seconds: float, do: Callable[[], object]) -> Iterator[None]:
    """Do something again and again beside the block, in a thread with a connection of its own."""
    ended = threading.Event()
    thread = threading.Thread(target=_again, args=(ended, seconds, do), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _again(ended: threading.Event, seconds: float, do: Callable[[], object]) -> None:
    try:
        while not ended.wait(seconds):
            try:
                close_old_connections()
                do()
            except DatabaseError as trouble:  # the database is busy or away: the next time
                log.warning("%s", trouble)
    finally:
        connection.close()
