"""What ./hoaban bench measures: one file for each name, each with `measure(size) -> figures`.

Here: what a figure and a size are. place.py makes the throw-away installations, server.py serves them with
the bare pages of bare.py beside, visitor.py asks them; inside.py and ways.py run inside a place, on its rows.
Not here: the command (cli/bench.py). Nothing of this is imported by the platform itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured, beside its floor and its goal.

    floor     the same measure of what costs nearly nothing, in the same run; floor_is says what that is
    goal      what `judged` ("value" or "ratio") must reach; `at_most`: must not pass
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    floor_is: str = ""
    goal: float | None = None
    judged: str = "value"
    at_most: bool = False

    @property
    def ratio(self) -> float | None:
        """Value to floor."""
        return self.value / self.floor if self.floor else None

    @property
    def met(self) -> bool | None:
        """Is the goal reached? None where there is none."""
        judged = self.ratio if self.judged == "ratio" else self.value
        if self.goal is None or judged is None:
            return None
        return judged <= self.goal if self.at_most else judged >= self.goal


@dataclass(frozen=True, slots=True)
class Size:
    """How much is done; everything is bounded by it.

    seconds, slices   a page and its floor are asked in turns, so many slices of so many seconds each
    clients           visitors at once
    think             seconds between two marks of one member
    codes, products   certificates made by deeds, and how many products are made of them by copying
    """

    sheets: int = 100_000
    seconds: float = 4
    slices: int = 3
    clients: int = 4
    asked: int = 200
    rows: int = 300
    members: int = 17
    marks: int = 22
    think: float = 0.3
    codes: int = 14
    products: tuple[int, int] = (140, 1400)
    excel_rows: int = 20_000
    postgres: bool = True


SMALL = Size(
    sheets=260, seconds=0.3, slices=1, clients=2, asked=5, rows=4, members=9, marks=2, think=0.05,
    codes=2, products=(2, 4), excel_rows=30, postgres=False,
)  # fmt: skip


def percentile(seconds: Sequence[float], share: float) -> float:
    """The value that `share` of them do not pass, in milliseconds."""
    ordered = sorted(seconds)
    return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))]
