"""A back-up is made while seventeen members mark; restored on either database it is the same, row for row."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from given.installation import Installation, python_in
from given.killed import SET_UP, Member
from hoaban.cli.benchmarks.cluster import NOT_FOR_KEEPS, programs, temporary_cluster

pytestmark = pytest.mark.slow
MEMBERS = 17
DATABASES = ["sqlite", *(["postgresql"] if programs() else [])]  # ./test says where PostgreSQL is missing
ROWS = """
import django; django.setup()
import hashlib, json
from django.db import connection
from hoaban.core.audit.archive import _tables
from hoaban.core.audit.rows import digest, state_of
told = {"vendor": connection.vendor}
for model in _tables():
    # by value: PostgreSQL keeps the keys of a JSON value in an order of its own
    rows = sorted(digest(state_of(row)) for row in model._base_manager.all())
    told[model._meta.label] = [len(rows), hashlib.sha256("".join(rows).encode()).hexdigest()]
print(json.dumps(told))
"""
MARKS = """
import django; django.setup()
import json
from hoaban.areas.council.models import Mark
print(json.dumps(Mark.objects.count()))
"""


@contextmanager
def marking(place: Installation) -> Iterator[list[Member]]:
    """Seventeen members, who mark until the block ends; it begins once each has had a mark acknowledged."""
    told = python_in(place, (SET_UP % {"members": MEMBERS}).replace("a_sitting()", "a_sitting(more=10)"))
    stop = threading.Event()
    members = [
        Member(int(user), session, told["cookie"], int(place.port), told["address"], told["criteria"], stop)
        for user, session in told["sessions"].items()
    ]
    assert len(members) == MEMBERS
    threads = [threading.Thread(target=member.mark_on, daemon=True) for member in members]
    for thread in threads:
        thread.start()
    waiting = threading.Event()
    for _look in range(2400):
        if all(member.count for member in members):
            break
        waiting.wait(0.05)
    try:
        yield members
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The installation, its back-up, and the marks acknowledged before and after it was made."""
    folder = tmp_path_factory.mktemp("made")
    place = Installation(folder / "data")
    place.run("user", "add", "a@demo.invalid")
    with place.serving(), marking(place) as members:
        before = sum(member.count for member in members)
        place.run("backup", str(folder / "a.tar.gz"))
        after = sum(member.count for member in members)
    return place, folder / "a.tar.gz", before, after


@contextmanager
def a_place(folder: Path, database: str) -> Iterator[Installation]:
    if database == "sqlite":
        yield Installation(folder / "new")
    else:
        with temporary_cluster(NOT_FOR_KEEPS) as url:
            yield Installation(folder / "new", HOABAN_DATABASE_URL=url)


def test_on_either_database_it_is_the_same_row_for_row(made: Any, tmp_path: Path) -> None:
    _origin, archive, _before, _after = made
    told = {}
    for database in DATABASES:
        with a_place(tmp_path / database, database) as place:
            place.run("restore", str(archive))
            told[database] = python_in(place, ROWS)
            again = tmp_path / f"{database}.tar.gz"
            place.run("backup", str(again))
        with a_place(tmp_path / f"back-{database}", "sqlite") as back:  # and back again
            back.run("restore", str(again))
            told[f"back from {database}"] = python_in(back, ROWS) | {"vendor": database}

    assert [told[database].pop("vendor") for database in DATABASES] == DATABASES
    first, *others = ({**rows, "vendor": ""} for rows in told.values())
    assert first["council.Mark"][0] >= MEMBERS
    assert others == [first] * len(others)


def test_it_is_one_moment_of_a_log_that_went_on(made: Any, tmp_path: Path) -> None:
    origin, archive, before, after = made
    place = Installation(tmp_path / "new")
    place.run("restore", str(archive))

    proof = json.loads(place.run("audit", "verify").stdout)
    gone_on = json.loads(origin.run("audit", "verify", "--against", proof["head"]).stdout)

    assert (proof["ok"], gone_on["ok"]) == (True, True)
    assert gone_on["rows"] > proof["rows"]
    assert after > before  # nobody waited for it
    assert python_in(place, MARKS) <= python_in(origin, MARKS)
