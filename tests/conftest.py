"""What every test stands on: a day, a data folder of its own, and the province of Điện Biên in each database.

The environment is set here, and not in pyproject.toml, because the settings read it once and pytest-django
would read them before this file.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def set_environment() -> None:
    """Nothing of the developer's own installation is read or written, whatever the shell holds."""
    for name in [name for name in os.environ if name.startswith("HOABAN_") and name != "HOABAN_VENV"]:
        if not name.startswith("HOABAN_TEST_"):
            del os.environ[name]
    data_dir = tempfile.mkdtemp(prefix="hoaban-test-")
    atexit.register(shutil.rmtree, data_dir, ignore_errors=True)
    os.environ["HOABAN_DATA_DIR"] = data_dir
    os.environ["HOABAN_DEMO"] = "0"
    os.environ["HOABAN_TODAY"] = "2026-12-01"
    if "HOABAN_TEST_DATABASE_URL" in os.environ:  # ./test, for the second run of what is marked "database"
        os.environ["HOABAN_DATABASE_URL"] = os.environ["HOABAN_TEST_DATABASE_URL"]
    os.environ["DJANGO_SETTINGS_MODULE"] = "hoaban.config.settings"
    os.environ["PYTHONPATH"] = str(
        Path(__file__).resolve().parents[1] / "src"
    )  # for the commands that tests run


set_environment()


def pytest_configure() -> None:
    import django

    django.setup()


def found_province() -> None:
    """Enter Điện Biên with its communes, as the first start does."""
    from given.people import the_operator
    from hoaban.core.units.actions import found_installation
    from hoaban.core.units.queries import installation

    if installation() is None:
        found_installation(the_operator(), province_code="11", demo=False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        found_province()


@pytest.fixture
def founded(transactional_db: None) -> None:
    """The province again, for tests that commit: they find emptied tables."""
    found_province()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window and without asking anything of the network."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, and Django would refuse to touch rows beside it
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    options = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    options += ["--no-first-run", "--disable-quic", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        yield browser
        browser.close()
