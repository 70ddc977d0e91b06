"""The queue of jobs, worked off as a worker does it."""

from __future__ import annotations

from unittest import mock

from django_tasks_db.management.commands import db_worker

from hoaban.core.jobs.alive import held_name
from hoaban.core.jobs.worker import Worker


def all_jobs_done() -> None:
    """Everything that waits is done, in this process and this transaction."""
    # a worker between two jobs gives up old connections, and with it the transaction that a test stands in
    with held_name() as name, mock.patch.object(db_worker, "close_old_connections"):
        Worker(name, batch=True).run()
