"""The codes that are printed on packages: DB-7K2M9Q (DESIGN §5.3).

Here: their alphabet, how one is drawn, how one that a person typed is read.
Not here: which codes were given out (models.py), what a code answers (web/public/check.py).
"""

from __future__ import annotations

import csv
import re
import secrets
from functools import cache
from pathlib import Path

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0, 1, I, L, O, U: nothing that a worn print confuses
SIGNS = 6
CODE = re.compile(rf"([A-Z]{{2}})([{ALPHABET}]{{{SIGNS}}})")
PASSED_OVER = re.compile(r"[\s\-–—_.]+")
LETTERS = Path(__file__).parents[1] / "units" / "data" / "province-letters.csv"


def new_code(province_code: str) -> str:
    """A code nobody can guess, with the letters of the province. Whether it is taken, the caller asks."""
    return f"{letters_of(province_code)}-{''.join(secrets.choice(ALPHABET) for _ in range(SIGNS))}"


def code_typed(text: str) -> str | None:
    """The code a person meant, whatever its case, spaces or missing dash; None where it can be no code.

    >>> code_typed(" db 7k2 m9q"), code_typed("DB–7K2M9Q"), code_typed("DB-7K2M90")
    ('DB-7K2M9Q', 'DB-7K2M9Q', None)
    """
    found = CODE.fullmatch(PASSED_OVER.sub("", text).upper())
    return f"{found[1]}-{found[2]}" if found else None


def letters_of(province_code: str) -> str:
    """The two letters that begin every code of a province.

    >>> letters_of("11")
    'DB'
    """
    return _letters()[province_code]


@cache
def _letters() -> dict[str, str]:
    with LETTERS.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["letters"] for row in csv.DictReader(file)}
