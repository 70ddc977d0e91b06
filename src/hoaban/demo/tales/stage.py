"""What the tales share: who acts when, the dossiers they speak of, and in which order they go on."""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.registry.models import Evidence, Producer
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.law import edition_in_force
from hoaban.demo.days import Days
from hoaban.demo.people import Company
from hoaban.programme.edition import Edition
from hoaban.programme.provisions.criteria import CriteriaSet

Tale = Iterator[int]
"""Does what happens step by step; gives, before each step, how many days ago it was."""

SEED = 11


@dataclass(frozen=True, slots=True)
class Item:
    """An invented product: its producer by number, and how good it thinks itself.

    typed  an officer types its dossier, with consent; pictured: it has a picture, not the drawn motif
    """

    name: str
    producer: int
    criteria_set: str
    total: int
    specification: str
    typed: bool = False
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """Days, people and producers, and what has come of the tales so far."""

    days: Days
    producers: list[Producer]
    company: Company
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311 - no secret
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    papers: dict[int, list[Evidence]] = field(default_factory=dict)

    @property
    def edition(self) -> Edition:
        return edition_in_force(self.days.now.date())

    def act(self, role: Role, ago: int, *, number: int = 0, hour: int = 9) -> Act:
        """An act of the first person in this role, or of a further one."""
        return self.days.act(self.company.one(role, number), ago=ago, hour=hour)

    def its_producer(self, item: Item, ago: int) -> Act:
        """An act of the product's producer."""
        return self.act(Role.PRODUCER_REPRESENTATIVE, ago, number=item.producer, hour=8)

    def its_commune(self, item: Item, ago: int, role: Role = Role.COMMUNE_OFFICER) -> Act:
        """An act of the commune of the product's producer."""
        actors = self.company.actors[role]
        commune = self.producers[item.producer].commune
        number = next(n for n, actor in enumerate(actors) if commune and actor.unit == commune.code)
        return self.act(role, ago, number=number)

    def its_set(self, item: Item) -> CriteriaSet:
        """The product's criteria set."""
        return self.edition.criteria_set(item.criteria_set)


def play(*tales: Tale) -> None:
    """Let every tale go on in the order of the days: numbers and audit then read as they would have come."""
    waiting = [(-next(tale), number, tale) for number, tale in enumerate(tales)]
    heapq.heapify(waiting)
    while waiting:
        _ago, number, tale = heapq.heappop(waiting)
        following = next(tale, None)
        if following is not None:
            heapq.heappush(waiting, (-following, number, tale))
