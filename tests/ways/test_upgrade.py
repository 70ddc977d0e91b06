"""An installation of step 1 goes on with today's program: nothing is lost, and the log's proof stands.

Its data folder and a back-up of it were made by the program of step 1 (tests/given/step_1/), with a row of
every kind; whatever tables and columns came since are added at the first command.
"""

from __future__ import annotations

import json
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from given.installation import Installation

STEP_1 = Path(__file__).parents[1] / "given" / "step_1"
HEAD, ENTRIES = "c83f037813e3", 1545
OTHERS = ("django_", "auth_", "sqlite_")
Columns = dict[str, list[str]]


@pytest.fixture
def before(tmp_path: Path) -> Installation:
    """The data folder as step 1 left it."""
    with tarfile.open(STEP_1 / "data.tar.xz") as kept:
        kept.extractall(tmp_path / "data", filter="data")
    return Installation(tmp_path / "data")


def columns_of(place: Installation) -> Columns:
    """Every table of ours with its columns."""
    with closing(sqlite3.connect(place.folder / "hoaban.sqlite3")) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [column for (_n, column, *_more) in database.execute(f'PRAGMA table_info("{name}")')]
            for name in names
            if not name.startswith(OTHERS)
        }


def rows_of(place: Installation, columns: Columns) -> dict[str, list[Any]]:
    """What stands in these columns."""
    with closing(sqlite3.connect(place.folder / "hoaban.sqlite3")) as database:
        return {
            table: sorted(database.execute(_asking(table, names)), key=repr)
            for table, names in columns.items()
        }


def _asking(table: str, names: list[str]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    return f'SELECT {columns} FROM "{table}"'


def proof_of(place: Installation) -> Any:
    return json.loads(place.run("audit", "verify", "--against", HEAD, check=False).stdout)


def test_the_data_of_step_1_is_upgraded_and_nothing_is_lost(before: Installation) -> None:
    columns = columns_of(before)
    rows = rows_of(before, columns)
    assert sum(map(len, rows.values())) > ENTRIES

    proof = proof_of(before)

    assert proof == {"ok": True, "rows": ENTRIES, "head": HEAD}
    assert rows_of(before, columns) == rows
    assert "[schema]" not in before.run("doctor", check=False).stdout
    before.run("user", "add", "sau@demo.invalid")  # and work goes on
    assert proof_of(before)["ok"]


def test_a_backup_of_step_1_is_restored_by_todays_program(before: Installation, tmp_path: Path) -> None:
    columns = columns_of(before)
    place = Installation(tmp_path / "new")

    place.run("restore", str(STEP_1 / "backup.tar.gz"))

    assert proof_of(place) == {"ok": True, "rows": ENTRIES, "head": HEAD}
    ours = {table: names for table, names in columns.items() if table in columns_of(place)}
    assert rows_of(place, ours) == rows_of(before, ours)


def test_a_backup_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    newer = tmp_path / "newer.tar.gz"
    with tarfile.open(STEP_1 / "backup.tar.gz") as kept, tarfile.open(newer, "w:gz") as made:
        for entry in kept:
            made.addfile(entry, kept.extractfile(entry))
        made.addfile(tarfile.TarInfo("tables/later.thing.jsonl"))
    place = Installation(tmp_path / "new")

    done = place.run("restore", str(newer), check=False)

    assert (done.returncode, "mới hơn" in done.stderr) == (2, True)
