"""Jobs for tests: what they do is told by the file they are given."""

from __future__ import annotations

import os
import time
from pathlib import Path
from uuid import UUID

from django_tasks import TaskContext, task

from hoaban.core.jobs.actions import report


@task()
def note(place: str) -> None:
    """A line more in the file."""
    with Path(place).open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")


@task()
def note_and_fail(place: str) -> None:
    """A line more, and no good end."""
    note.call(place)
    raise ValueError("hỏng")


@task()
def note_and_hang_once(place: str) -> None:
    """A line more; the first time it then works for ever."""
    note.call(place)
    while len(Path(place).read_text(encoding="utf-8").splitlines()) == 1:
        time.sleep(0.1)


@task(takes_context=True)
def count_to_three(context: TaskContext) -> None:
    """Says how far it is."""
    report(UUID(context.task_result.id), done=2, total=3, message="Đếm")


@task(priority=-50)
def wait_for_nobody() -> None:
    """Has nothing to do."""
