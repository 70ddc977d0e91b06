"""What every test stands on: a day, a data folder of its own, and the province of Điện Biên in each database.

The environment is set here, and not in pyproject.toml, because the settings read it once and pytest-django
would read them before this file.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import sys
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


TESTS = Path(__file__).parent
MEASURED = {"programme", "core", "areas"}
"""The folders whose tests must run every branch of the law, actions and permissions; beside them the tests
of the database. What pages and properties run besides, by luck or on the way, is not counted."""


def pytest_configure() -> None:
    import django

    django.setup()
    hash_passwords_quickly()
    take_the_first_steps_as_done()


def take_the_first_steps_as_done() -> None:
    """As in a process that has seen an administrator once: it asks no more. Their own test forgets it."""
    from hoaban.core.accounts import first_steps

    first_steps._seen.update(("user", "administrator"))


def hash_passwords_quickly() -> None:
    """A test's password guards nothing, and a slow hash is a fifth of a second of work."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.time_cost = Argon2PasswordHasher.parallelism = 1
    Argon2PasswordHasher.memory_cost = 64


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones begin first; what a module builds for all its tests is built by one worker alone.

    Tests of rows keep the order pytest-django gives them: those that empty the tables come last.
    """
    items.sort(key=lambda item: not (item.get_closest_marker("slow") and _is_without_rows(item)))
    for item in items:
        if isinstance(item, pytest.Function) and _shares_with_its_module(item):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def _is_without_rows(item: pytest.Item) -> bool:
    wanted = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return not wanted and item.get_closest_marker("django_db") is None


def _shares_with_its_module(item: pytest.Function) -> bool:
    used = item._fixtureinfo.name2fixturedefs.values()
    return any(definition.scope == "module" for definitions in used for definition in definitions)


def pytest_collection_finish() -> None:
    """What was loaded stays to the end: it need not be looked through again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


_resting: list[Any] = []
"""Coverage, while it does not measure."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Measuring doubles the time of a test: what counts is measured, and no program that a test starts."""
    coverage = sys.modules.get("coverage")  # only where ./test has loaded it
    if _is_measured(item):
        if _resting:
            _resting.pop().start()
    elif coverage and (measure := coverage.Coverage.current()):
        measure.stop()
        _resting.append(measure)
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)  # set anew whenever measuring starts


def _is_measured(item: pytest.Item) -> bool:
    if item.get_closest_marker("hypothesis"):
        return False
    return item.path.relative_to(TESTS).parts[0] in MEASURED or bool(item.get_closest_marker("database"))


def found_province() -> None:
    """Enter Điện Biên with its communes, as the first start does."""
    from given.people import the_operator
    from hoaban.core.units.actions import found_installation
    from hoaban.core.units.queries import installation

    if installation() is None:
        found_installation(the_operator(), province_code="11", demo=False)


@pytest.fixture(autouse=True)
def _vietnamese_again() -> Iterator[None]:
    """A page asked for in English leaves its process in English: the next test begins in Vietnamese."""
    from django.utils import translation

    yield
    translation.deactivate()


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
