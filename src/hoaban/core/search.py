"""Accent-free search: one way of folding, for both databases, with đ as d.

Here: fold. Not here: which columns are searched (queries.py of each area).
"""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case without any accent, spaces in order.

    >>> fold("Đặng  ĐIỆN Biên")
    'dang dien bien'
    """
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "d"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(letters.lower().split())
