"""Which dossiers there are for somebody, and which of them wait, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hoaban.areas.dossiers.models import Appraisal, Dossier, Step
from hoaban.areas.dossiers.moves import OPEN_STATES, PRODUCER, WRITTEN_IN, deadline_in, states_waiting_for
from hoaban.areas.dossiers.permissions import dossiers_open_to
from hoaban.areas.dossiers.queries.law import clocks, completion_due, days_left, receipt_due
from hoaban.areas.dossiers.words import State
from hoaban.areas.registry.models import Product
from hoaban.core.actions import VIETNAM
from hoaban.core.actors import Actor
from hoaban.core.law import edition_called
from hoaban.core.nouns import noun


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
    return dossiers.select_related(
        "product__producer__commune", "product__commune", "commune", "letter", "scan"
    )


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
    """What waits for this person, most urgent first, each with its product and producer. Two queries.

    The dossiers carry what a queue tells of them (TOLD) and no more: a row is one of hundreds.
    """
    states = states_waiting_for(actor.role) if actor.role else []
    waits = Q(state__in=states)
    if not actor.holds(*PRODUCER):
        waits |= Q(state__in=WRITTEN_IN, typed_by_officer=True)
    rows = (
        Dossier.objects.filter(dossiers_open_to(actor))
        .filter(waits)
        .select_related("product__producer")
        .only(*TOLD)
        .annotate(since=Subquery(LAST_STEP), appraised=Coalesce(Subquery(APPRAISED), 0))
    )
    counting = _Counting(today)
    waiting = [counting.waiting(row) for row in rows]
    return sorted(waiting, key=lambda item: (item.due_on is None, item.due_on or today, item.dossier.pk))


TOLD = (
    "code",
    "edition",
    "state",
    "filed_on",
    "filed_at",
    "received_on",
    "due_on",
    "typed_by_officer",
    "paper_entered_on",
    "product__name",
    "product__producer__name",
)
OF_THE_ROW = {"dossier": OuterRef("pk")}
# asked for each dossier by index: joined to the rows, both would have to be grouped by every column
LAST_STEP = Step.objects.filter(**OF_THE_ROW).order_by("-at").values("at")[:1]
APPRAISED = (
    Appraisal.objects.filter(**OF_THE_ROW)
    .exclude(text="")
    .order_by()
    .values("dossier")
    .annotate(written=Count("pk"))
    .values("written")
)


class _Counting:
    """The clocks of one list: rows that begin or end on the same day are counted once."""

    def __init__(self, today: date) -> None:
        own = clocks()
        self.edition = cache(edition_called)
        self.receipt_due = cache(lambda edition, filed_on: receipt_due(self.edition(edition), filed_on, own))
        self.completion_due = cache(
            lambda edition, asked_on: completion_due(self.edition(edition), asked_on, own)
        )
        self.days_left = cache(lambda edition, due_on: days_left(self.edition(edition), today, due_on))

    def waiting(self, row: Any) -> Waiting:
        # row: a Dossier annotated with `since` and `appraised`
        due_on = self._due_on(row)
        return Waiting(
            row,
            due_on,
            self.days_left(row.edition, due_on),
            row.appraised,
            len(self.edition(row.edition).commune_matters),
        )

    def _due_on(self, row: Any) -> date | None:
        if deadline_in(row.state):
            return row.due_on
        if row.state == State.FILED:
            return self.receipt_due(row.edition, row.filed_on)
        if row.state == State.TO_COMPLETE:
            return self.completion_due(row.edition, row.since.astimezone(VIETNAM).date())
        return None


def counts_by_state(actor: Actor) -> list[tuple[State, int]]:
    """How many dossiers this person may read stand in each state, in the order of the way."""
    rows = dossiers_visible_to(actor).order_by().values_list("state").annotate(Count("id"))
    counts = dict(rows)
    return [(state, counts[state]) for state in State if state in counts]
