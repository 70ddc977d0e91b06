"""Which dossiers there are for somebody, and which of them wait, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import OPEN_STATES, PRODUCER, WRITTEN_IN, deadline_in, states_waiting_for
from hoaban.areas.dossiers.permissions import dossiers_open_to
from hoaban.areas.dossiers.queries.law import Clocks, clocks, completion_due, days_left, receipt_due
from hoaban.areas.dossiers.words import State
from hoaban.areas.registry.models import Product
from hoaban.core.actions import VIETNAM
from hoaban.core.actors import Actor
from hoaban.core.law import edition_called
from hoaban.core.nouns import noun
from hoaban.programme.edition import Edition


@noun("dossier")
def dossier_called(code: str) -> Dossier | None:
    """The dossier with this code (HS-2026-0001), with its product, producer and communes."""
    return _with_names(Dossier.objects.filter(code=code.upper())).first()


def dossiers_of(product: Product) -> QuerySet[Dossier]:
    """Every dossier of a product, newest first."""
    return _with_names(Dossier.objects.filter(product=product)).order_by("-id")


def dossiers_visible_to(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers this person may read (permissions.dossiers_open_to), newest first."""
    return _with_names(Dossier.objects.filter(dossiers_open_to(actor))).order_by("-id")


def open_dossier_of(product: Product) -> Dossier | None:
    """The dossier in which a product is on its way, if any: there is at most one."""
    return dossiers_of(product).filter(state__in=OPEN_STATES).first()


def dossiers_in(actor: Actor, *states: State) -> QuerySet[Dossier]:
    """The dossiers of these states that this person may read, newest first."""
    return dossiers_visible_to(actor).filter(state__in=states)


def _with_names(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    return dossiers.select_related("product__producer__commune", "product__commune", "commune", "letter")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier that waits for somebody, and by when.

    due_on     None where nothing sets a day
    days_left  working days, negative when late
    appraised  of the edition's matters, how many have words
    """

    dossier: Dossier
    due_on: date | None
    days_left: int | None
    appraised: int
    matters: int


def dossiers_waiting(actor: Actor, today: date) -> list[Waiting]:
    """What waits for this person, most urgent first, each with its product and producer. Two queries."""
    states = states_waiting_for(actor.role) if actor.role else []
    waits = Q(state__in=states)
    if not actor.holds(*PRODUCER):
        waits |= Q(state__in=WRITTEN_IN, typed_by_officer=True)
    rows = (
        dossiers_visible_to(actor)
        .filter(waits)
        .annotate(
            since=Max("steps__at"),
            appraised=Count("appraisals", filter=~Q(appraisals__text=""), distinct=True),
        )
    )
    own = clocks()
    waiting = [_waiting(row, today, own) for row in rows]
    return sorted(waiting, key=lambda item: (item.due_on is None, item.due_on or today, item.dossier.pk))


def _waiting(row: Any, today: date, own: Clocks) -> Waiting:
    # row: a Dossier annotated with `since` and `appraised`
    edition = edition_called(row.edition)
    due_on = _due_on(row, edition, own)
    return Waiting(
        row,
        due_on,
        days_left(edition, today, due_on),
        row.appraised,
        len(edition.commune_matters),
    )


def _due_on(row: Any, edition: Edition, own: Clocks) -> date | None:
    if deadline_in(row.state):
        return row.due_on
    if row.state == State.FILED:
        return receipt_due(row, edition, own)
    if row.state == State.TO_COMPLETE:
        since = row.since.astimezone(VIETNAM).date()
        return completion_due(edition, since, own)
    return None


def counts_by_state(actor: Actor) -> list[tuple[State, int]]:
    """How many dossiers this person may read stand in each state, in the order of the way."""
    rows = dossiers_visible_to(actor).order_by().values_list("state").annotate(Count("id"))
    counts = dict(rows)
    return [(state, counts[state]) for state in State if state in counts]
