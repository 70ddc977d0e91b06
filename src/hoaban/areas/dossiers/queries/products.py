"""A producer's products beside the dossiers in which they are on their way: the producer's desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import CLOSED_STATES
from hoaban.areas.dossiers.queries.finding import dossiers_visible_to
from hoaban.areas.dossiers.queries.tasks import Task, next_step, task_list
from hoaban.areas.dossiers.words import State
from hoaban.areas.registry.models import Product
from hoaban.areas.registry.queries import products_visible_to
from hoaban.core.actors import Actor

BEGIN_WITH = (State.TO_COMPLETE, State.SENT_BACK, State.DRAFT)
"""Which of several dossiers in hand comes first: what somebody waits for."""


@dataclass(frozen=True, slots=True)
class ProductAtWork:
    """A product, its open dossier if any, and the last closed one."""

    product: Product
    dossier: Dossier | None
    last: Dossier | None


@dataclass(frozen=True, slots=True)
class ProducerDesk:
    """What a producer has in hand: its products, and the one next step in the dossier that comes first."""

    rows: tuple[ProductAtWork, ...]
    first: Dossier | None
    step: Task | None


def producer_desk(actor: Actor, today: date) -> ProducerDesk:
    """The products this person keeps, those in hand first. What is left is worked out for one dossier."""
    dossiers: dict[int, list[Dossier]] = {}
    for dossier in dossiers_visible_to(actor):
        dossiers.setdefault(dossier.product_id, []).append(dossier)
    rows = [_at_work(product, dossiers.get(product.pk, [])) for product in products_visible_to(actor)]
    rows.sort(key=_rank)
    first = next((row.dossier for row in rows if _rank(row) < len(BEGIN_WITH)), None)
    return ProducerDesk(tuple(rows), first, next_step(task_list(first, today)) if first else None)


def _at_work(product: Product, dossiers: list[Dossier]) -> ProductAtWork:
    is_open = next((dossier for dossier in dossiers if dossier.state not in CLOSED_STATES), None)
    return ProductAtWork(
        product, is_open, next((row for row in dossiers if row.state in CLOSED_STATES), None)
    )


def _rank(row: ProductAtWork) -> int:
    """What is in the producer's hand, in the order of BEGIN_WITH; then what others have; then the rest."""
    if row.dossier is None:
        return len(BEGIN_WITH) + 1
    states = list(BEGIN_WITH)
    return states.index(State(row.dossier.state)) if row.dossier.state in states else len(states)
