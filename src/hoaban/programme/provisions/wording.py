"""Words that an edition's rules look for in the texts of the law: in a criterion's title, in a knock-out.

Here: when a text holds them. Not here: the rules themselves (papers.py, finder.py, weaknesses.py).
"""

from __future__ import annotations

from collections.abc import Iterable


def holds_one_of(words: Iterable[str], text: str) -> bool:
    """Does a text hold one of these? Capitals do not matter.

    >>> holds_one_of(["nhãn", "Bao bì"], "Đóng gói, bao bì"), holds_one_of([], "Bao bì")
    (True, False)
    """
    folded = text.casefold()
    return any(each.casefold() in folded for each in words)
