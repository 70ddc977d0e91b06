"""Which nightly back-ups are kept (xoay vòng bản sao lưu): the newest of so many days, weeks and months.

Here: their names, and the choice, by names alone. Not here: how one is made (archive.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

NAME = re.compile(r"hoaban-(\d{8}-\d{6})\.backup")


def name_at(moment: datetime) -> str:
    """The name of the back-up made at this moment."""
    return f"hoaban-{moment:%Y%m%d-%H%M%S}.backup"


def backups_in(folder: Path) -> list[Path]:
    """The nightly back-ups of this folder, the newest first; whatever else lies there is not ours."""
    return sorted((path for path in folder.iterdir() if NAME.fullmatch(path.name)), reverse=True)


def kept_of(names: Iterable[str], *, days: int, weeks: int, months: int, proved: str) -> set[str]:
    """The names that are kept. The newest always is, and the one that a drill has proved last."""
    newest_first = sorted((name for name in names if NAME.fullmatch(name)), reverse=True)
    kept = set(newest_first[:1]) | {name for name in newest_first if name == proved}
    for most, period in ((days, "%Y-%m-%d"), (weeks, "%G-%V"), (months, "%Y-%m")):
        kept |= set(_newest_of_each(newest_first, period, most))
    return kept


def _newest_of_each(names: list[str], period: str, most: int) -> list[str]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(_moment_of(name).strftime(period), name)
    return list(first.values())[:most]


def _moment_of(name: str) -> datetime:
    found = NAME.fullmatch(name)
    assert found  # noqa: S101 -- its callers ask first
    return datetime.strptime(found[1], "%Y%m%d-%H%M%S")  # noqa: DTZ007 -- a name; only its day counts
