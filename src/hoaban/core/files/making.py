"""The jobs that draw renditions, and one drawing from its content to its place.

A drawing is made in a folder of its own and moved under its name at the end: killed at any moment, it is
begun anew and nothing half done is seen. What cannot be drawn is noted as such and not tried again.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django_tasks import TaskContext, task

from hoaban.core.files import drawing, store
from hoaban.core.files.kinds import PDF, PICTURES
from hoaban.core.files.models import StoredFile
from hoaban.core.files.renditions import RECIPE, SIDES, folder_of, renditions_of
from hoaban.core.jobs.actions import enqueue, report
from hoaban.core.jobs.queries import somebody_waits

MOST_SECONDS = 60
OLD_DRAFT_SECONDS = 3600
NO_KEYS = {"PATH": os.defpath}  # the environment may hold the installation's keys
BULK = -50  # behind what somebody waits for

log = logging.getLogger("hoaban.files")


@task()
def make_renditions(sha256: str, content_type: str) -> None:
    """Draw one content; where that is done already, nothing."""
    if renditions_of(sha256, content_type).state == "waiting":
        make(sha256, content_type)


@task(takes_context=True, priority=BULK)
def make_missing(context: TaskContext) -> None:
    """Draw whatever has no renditions: after a restore, with another RECIPE, for a job that was lost."""
    _drop_old_drafts()
    job, missing = UUID(context.task_result.id), _missing()
    for done, (sha256, kind) in enumerate(missing):
        report(job, done=done, total=len(missing))
        if somebody_waits(BULK):  # there is one worker: let them go first, and go on afterwards
            enqueue(make_missing)
            return
        if renditions_of(sha256, kind).state == "waiting":
            _make_if_there(sha256, kind)
    report(job, done=len(missing), total=len(missing))


def _missing() -> list[tuple[str, str]]:
    kinds = StoredFile.objects.filter(content_type__in=[PDF, *PICTURES])
    files = kinds.order_by("sha256").values_list("sha256", "content_type").distinct()
    return [(sha256, kind) for sha256, kind in files if renditions_of(sha256, kind).state == "waiting"]


def _make_if_there(sha256: str, content_type: str) -> None:
    try:
        make(sha256, content_type)
    except OSError as trouble:  # one lost file does not keep the others from being drawn
        log.warning("no rendition of %s: %s", sha256, trouble)


def make(sha256: str, content_type: str) -> None:
    """Draw one content, and put the pictures, or the failure, where they are looked for. Raises OSError."""
    root = Path(settings.RENDITIONS_DIR)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=root))
    try:
        failure = _draw(store.content_of(sha256), content_type, draft)
        if failure:
            log.warning("no rendition of %s: %s", sha256, failure)
            for half in draft.iterdir():
                half.unlink()
            (draft / "note.json").write_text(json.dumps({"failed": failure}), encoding="ascii")
        place = folder_of(sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            draft.rename(place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _draw(content: bytes, content_type: str, folder: Path) -> str:
    """Why nothing was drawn; "" where it was."""
    # isolated: neither the folder one stands in nor the environment decides what is imported there
    command = [sys.executable, "-I", drawing.__file__, content_type, str(folder), ",".join(map(str, SIDES))]
    try:
        done = subprocess.run(
            command, input=content, env=NO_KEYS, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "too long"
    if done.returncode == 0:
        return ""
    return "broken" if done.returncode == drawing.BROKEN else f"ended by {done.returncode}"


def _drop_old_drafts() -> None:
    """What a killed worker left, and what another recipe made."""
    for place in Path(settings.RENDITIONS_DIR).glob("*"):
        old = time.time() - place.stat().st_mtime > OLD_DRAFT_SECONDS
        if place.name != str(RECIPE) and (old or not place.name.startswith(".draft-")):
            shutil.rmtree(place, ignore_errors=True)
