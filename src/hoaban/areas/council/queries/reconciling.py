"""The sums on paper held against the platform's, product by member (đối chiếu).

Here: what differs, once a round is closed. Not here: who may ask (permissions.may_reconcile_round); how the
file is read (cli/reconcile.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hoaban.areas.council.models import Entry, Result, Round, Seat
from hoaban.areas.council.queries.rounds import entries
from hoaban.areas.council.words import EntryState

Sums = Mapping[tuple[str, int], Decimal]
"""What the paper says: the total by dossier's code and seat's number; what it leaves empty is missing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One sum that is not the same. None: there is no counted sheet there."""

    dossier: str
    product: str
    seat: int
    member: str
    paper: Decimal | None
    platform: Decimal | None


def seats_of(round: Round) -> list[Seat]:
    """Every seat whose sheet may count in the round, ended ones too: chair first, as decided."""
    rows = Seat.objects.filter(council__round=round, scores=True).select_related("user")
    return list(rows.order_by("-chair", "id"))


def entries_reconciled(round: Round) -> list[Entry]:
    """The products of the round that have a result, in its order."""
    return list(entries().filter(round=round, state=EntryState.CLOSED))


def differences(round: Round, paper: Sums) -> list[Difference]:
    """Every sum of the pass that stands that is not the paper's, by product and member.

    Exact: 72 and 72,0 are the same, 72 and 72,01 are not.
    """
    seats, ours = seats_of(round), _totals(round)
    found = []
    for entry in entries_reconciled(round):
        for seat in seats:
            at = (entry.dossier.code, seat.pk)
            if paper.get(at) != ours.get(at):
                found.append(_difference(entry, seat, paper.get(at), ours.get(at)))
    return found


def _totals(round: Round) -> dict[tuple[str, int], Decimal]:
    results = Result.objects.filter(entry__round=round, entry__state=EntryState.CLOSED, final=True)
    return {
        (result.entry.dossier.code, int(seat)): Decimal(total)
        for result in results.select_related("entry__dossier")
        for seat, total in result.content["totals"].items()
    }


def _difference(entry: Entry, seat: Seat, paper: Decimal | None, platform: Decimal | None) -> Difference:
    dossier = entry.dossier
    return Difference(dossier.code, dossier.product.name, seat.pk, seat.user.name, paper, platform)
