"""The queue of jobs, worked off as a worker does it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.conf import settings
from django_tasks_db.management.commands import db_worker

from hoaban.core.jobs.alive import held_name
from hoaban.core.jobs.worker import Worker


def all_jobs_done() -> None:
    """Everything that waits is done, in this process and this transaction."""
    # a worker between two jobs gives up old connections, and with it the transaction that a test stands in
    with held_name() as name, mock.patch.object(db_worker, "close_old_connections"):
        Worker(name, batch=True).run()


@contextmanager
def all_is_ready() -> Iterator[None]:
    """A worker lives and the store stands: /readyz tells so, and 503 else."""
    settings.GIVEN.files_dir.mkdir(exist_ok=True)
    with held_name():
        yield
