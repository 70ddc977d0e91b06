"""Parts, bands and gates: what turns points into a star (phần, hạng sao, yêu cầu tối thiểu).

Here: the figures as an edition gives them, and the two questions asked of them: which band, which star.
Not here: the points of a sheet (scoring.py) or of a council (panel.py).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hoaban.programme.provisions.fields import Fields

NO_STAR = 0
THREE_STARS = 3
"""The star that the key `when_three_star_gate_missed` names."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the criteria and the points it is worth (phần A, B, C)."""

    id: str
    points: Decimal
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Band:
    """The totals of one star: `min` is included, `max` only if `max_inclusive`."""

    star: int
    min: Decimal
    max: Decimal
    max_inclusive: bool
    level: str
    certifiable: bool
    article: str

    def holds(self, total: Decimal | Fraction) -> bool:
        return self.min <= total < self.max or (self.max_inclusive and total == self.max)


@dataclass(frozen=True, slots=True)
class GateRule:
    """How the star marks of options act.

    cumulative    a star needs the gates of every lower star too
    when_missed   the most stars there are when a gate for three stars is missed; None: nothing is said
    """

    cumulative: bool
    when_missed: int | None
    marks: tuple[tuple[int, str], ...]
    article: str

    def star(self, band: int, missed: Collection[int], stars: Collection[int]) -> int:
        """The star left of a band when gates of the stars `missed` are not met.

        It is the highest star up to the band whose own gates (cumulative: and all below) are met. The
        cap for a missed gate of three stars acts below three stars only: a higher star that needs its
        own gates alone is not taken away by it.
        """
        held = [star for star in stars if star <= band and not self._missed_at(star, missed)]
        reached = max(held, default=NO_STAR)
        if self.when_missed is not None and THREE_STARS in missed and reached < THREE_STARS:
            return min(reached, self.when_missed)
        return reached

    def _missed_at(self, star: int, missed: Collection[int]) -> bool:
        return star in missed or (self.cumulative and any(lower < star for lower in missed))


def band_of(total: Decimal | Fraction, bands: Collection[Band]) -> int:
    """The star of the highest band that holds a total; 0 where none does.

    The value is exact: 89.96 is four stars, whatever it would be when rounded.
    """
    return max((band.star for band in bands if band.holds(total)), default=NO_STAR)


def read_part(fields: Fields) -> Part:
    return Part(
        id=fields.text("id"),
        points=fields.exact("points"),
        name=fields.text("name_vi", default=""),
        name_en=fields.text("name_en", default=""),
    )


def read_band(fields: Fields) -> Band:
    return Band(
        star=fields.whole("star"),
        min=fields.exact("min"),
        max=fields.exact("max"),
        max_inclusive=fields.flag("max_inclusive", default=False),
        level=fields.text("level", default=""),
        certifiable=fields.flag("certifiable", default=False),
        article=fields.text("article", default=""),
    )


def read_gate_rule(fields: Fields) -> GateRule:
    marks = fields.inner("marks")
    has_cap = fields.has("when_three_star_gate_missed")
    return GateRule(
        cumulative=fields.flag("cumulative", default=True),
        when_missed=fields.whole("when_three_star_gate_missed") if has_cap else None,
        marks=tuple(sorted((int(star), str(mark)) for star, mark in marks.raw.items())),
        article=fields.text("article", default=""),
    )
