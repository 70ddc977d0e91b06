"""Names for what a test invents: none twice, none with a figure, which tests look for on pages."""

from __future__ import annotations

import itertools
from string import ascii_uppercase

_numbers = itertools.count()


def another_name(kind: str) -> str:
    """A name of its own, said to be invented.

    >>> another_name("HTX") == another_name("HTX")
    False
    """
    letters, number = "", next(_numbers)
    while not letters or number:
        number, letter = divmod(number, len(ascii_uppercase))
        letters = ascii_uppercase[letter] + letters
    return f"{kind} Minh Hoạ {letters}"
