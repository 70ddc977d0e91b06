"""./run works its queue off: over a killed worker, and anew after a restore."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from given.installation import SOURCE, TESTS, Installation, python_in

QUEUE = """
import django; django.setup()
import json
from given import tasks
from hoaban.core.jobs.actions import enqueue
print(json.dumps(str(enqueue(tasks.note_and_hang_once, {lines!r}))))
"""
STANDING = """
import django; django.setup()
import dataclasses, json
from uuid import UUID
from hoaban.core.jobs.queries import standing_of
print(json.dumps(dataclasses.asdict(standing_of(UUID({job!r})))))
"""
FILL = """
import django; django.setup()
import json
from given.registry import a_paper, a_photograph, a_product, an_office_act
from hoaban.areas.registry.actions import add_product_picture
product = a_product(name="Mật ong Minh Hoạ")
a_paper(product.producer)
add_product_picture(an_office_act(), product, file=a_photograph())
print(json.dumps(product.slug))
"""
SHOWN = """
import django; django.setup()
import json
from hoaban.areas.registry.models import ProductPicture
from hoaban.core.files.models import StoredFile
print(json.dumps({
    "pictures": [bool(picture.file) for picture in ProductPicture.objects.all()],
    "files": sorted({file.renditions.state for file in StoredFile.objects.all()}),
}))
"""
ALL_SHOWN = {"pictures": [True], "files": ["made"]}


def installation(folder: Path) -> Installation:
    folder.mkdir(exist_ok=True)
    return Installation(folder, PYTHONPATH=f"{SOURCE}{os.pathsep}{TESTS}")


def wait_for(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + 120
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.3)


@pytest.mark.slow
def test_a_job_whose_worker_is_killed_is_done_by_the_next_one(tmp_path: Path) -> None:
    place, lines = installation(tmp_path / "place"), tmp_path / "lines"
    place.run("audit", "verify")
    job = python_in(place, QUEUE.format(lines=str(lines)))

    def begun() -> list[str]:
        return lines.read_text().splitlines() if lines.exists() else []

    with place.serving():
        wait_for(begun)
        os.kill(int(begun()[0]), signal.SIGKILL)
        wait_for(lambda: len(begun()) == 2)
        wait_for(lambda: python_in(place, STANDING.format(job=job))["state"] == "done")

    assert python_in(place, STANDING.format(job=job))["tries"] == 2
    assert len(set(begun())) == 2


@pytest.mark.slow
def test_a_restored_place_draws_anew_what_no_backup_holds(tmp_path: Path) -> None:
    place, other = installation(tmp_path / "place"), installation(tmp_path / "other")
    place.run("audit", "verify")
    python_in(place, FILL)
    backup = tmp_path / "before-the-job.tar.gz"
    place.run("backup", str(backup))

    other.run("restore", str(backup))
    assert python_in(other, SHOWN) == {"pictures": [False], "files": ["waiting"]}
    with other.serving():
        wait_for(lambda: python_in(other, SHOWN) == ALL_SHOWN)

    assert json.loads(other.run("audit", "verify").stdout)["ok"]
