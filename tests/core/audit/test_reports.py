"""What the last back-up and drill came to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from given.people import NOON
from hoaban.core.audit.reports import Report, _place, keep_report, last_report


def test_the_last_one_is_kept() -> None:
    keep_report("backup", Report(NOON, ok=False, rows=1, file="a", why="x"))
    keep_report("backup", Report(NOON, ok=True, rows=2, file="b", why=""))

    assert last_report("backup") == Report(NOON, ok=True, rows=2, file="b", why="")


def test_none_and_one_that_cannot_be_read_are_none(monkeypatch: Any, tmp_path: Path) -> None:
    place = _place("drill")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    assert last_report("drill") is None

    place.write_text("{}")
    assert last_report("drill") is None
    place.unlink()
