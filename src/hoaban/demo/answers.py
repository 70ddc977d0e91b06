"""Sheets that come to so many points: what invented people answer and mark."""

from __future__ import annotations

import random
from collections.abc import Collection
from decimal import Decimal

from hoaban.programme.provisions.criteria import CriteriaSet, Criterion
from hoaban.programme.provisions.grading import NO_STAR

Answers = dict[str, str | None]
Points = dict[str, Decimal]


def answers_of(criteria_set: CriteriaSet, total: int, chance: random.Random) -> Answers:
    """Answers of about so many points that meet every gate so many points can meet.

    The rest is dealt out in an order that chance gives, so that no two sheets are alike.
    """
    found = _gates_met(criteria_set.criteria, total)
    order = list(criteria_set.criteria)
    chance.shuffle(order)
    for criterion in order:
        left = total - sum(found.values()) + found[criterion.id]
        fitting = [option.points for option in criterion.options if option.points <= left]
        found[criterion.id] = max([*fitting, found[criterion.id]])
    return {criterion.id: _option(criterion, found[criterion.id]) for criterion in criteria_set.criteria}


def _gates_met(criteria: Collection[Criterion], total: int) -> Points:
    """The least points that meet the gates of the highest star that so many points pay for."""
    stars = {gate.star for criterion in criteria for gate in criterion.gates}
    for star in (*sorted(stars, reverse=True), NO_STAR):
        found = {
            one.id: max((gate.points for gate in one.gates if gate.star <= star), default=Decimal(0))
            for one in criteria
        }
        if sum(found.values()) <= total:
            break
    return found


def _option(criterion: Criterion, points: Decimal) -> str | None:
    return next((option.id for option in criterion.options if option.points == points), None)
