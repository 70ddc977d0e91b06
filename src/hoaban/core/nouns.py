"""The nouns by which addresses and API calls name a row: "dossier" → HS-2026-0001, "product" → its slug.

Here: the list. Not here: how each is looked up (queries.py of its area, which enters itself by `noun`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Lookup = Callable[[str], Any]
NOUNS: dict[str, Lookup] = {}


def noun(name: str) -> Callable[[Lookup], Lookup]:
    """Enter a look-up: it takes the printed name of a row and gives the row, or None."""

    def enter(lookup: Lookup) -> Lookup:
        NOUNS[name] = lookup
        return lookup

    return enter


def called(name: str, text: str) -> Any:
    """The row of this noun called `text`; LookupError where there is none."""
    row = NOUNS[name](text)
    if row is None:
        raise LookupError(f"{name} {text}")
    return row
