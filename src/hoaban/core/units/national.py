"""The country's units as the sources list them (data/SOURCES.md), beside the province served here.

Here: reading the lists. Not here: the rows of this installation (models.py).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from hoaban.core.units.queries import bare_name

DATA = Path(__file__).parent / "data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the lists."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def provinces() -> Mapping[str, str]:
    """Every province of the country: its full name by the folded one without the word for its kind."""
    return {
        bare_name(row["name"]): row["full_name"] for row in rows("admin-units.csv") if not row["parent_code"]
    }


@cache
def provinces_of_communes() -> Mapping[str, frozenset[str]]:
    """The full names of the provinces that have a commune of a name, folded and without its kind."""
    names = {row["code"]: row["full_name"] for row in rows("admin-units.csv") if not row["parent_code"]}
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("admin-units.csv"):
        if row["parent_code"]:
            found[bare_name(row["name"])].add(names[row["parent_code"]])
    return {name: frozenset(where) for name, where in found.items()}
