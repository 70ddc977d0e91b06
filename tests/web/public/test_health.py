"""Is the server up, and can it work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from given.browser import a_browser_of
from hoaban.core.jobs.alive import held_name

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folders(settings: Any, tmp_path: Path) -> None:
    settings.WORKERS_DIR = tmp_path / "workers"
    (tmp_path / "files").mkdir()
    settings.STORAGES = {
        **settings.STORAGES,
        "papers": {**settings.STORAGES["papers"], "OPTIONS": {"location": tmp_path / "files"}},
    }


def test_the_server_that_is_up_says_so() -> None:
    assert a_browser_of().get("/healthz").content == b"ok\n"


def test_it_is_ready_where_every_part_stands() -> None:
    with held_name():
        answer = a_browser_of().get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"database ok\nschema ok\nstorage ok\nworker ok\n")


def test_without_a_worker_or_a_store_it_is_not_ready(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "files").rmdir()

    answer = a_browser_of().get("/readyz")

    assert (answer.status_code, answer.content) == (
        503,
        b"database ok\nschema ok\nstorage away\nworker away\n",
    )
