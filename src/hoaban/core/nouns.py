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


LONGEST_NUMBER = 18  # digits that fit a row's number in either database


def row_number(text: str) -> int:
    """The number of a row as an address names it; 0, which no row has, for anything else.

    Only plain digits: others ("²", "٣") pass for digits in Python, and too many of them for no number at all.

    >>> row_number("42"), row_number("٣"), row_number("9" * 30)
    (42, 0, 0)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0


def called(name: str, text: str) -> Any:
    """The row of this noun called `text`; LookupError where there is none."""
    # no row is called so, and one of the databases does not even take the question
    row = None if "\x00" in text else NOUNS[name](text)
    if row is None:
        raise LookupError(f"{name} {text}")
    return row
