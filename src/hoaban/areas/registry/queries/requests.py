"""Who asks to be let in, and what of it fits the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from hoaban.areas.registry.models import EntryRequest, Producer
from hoaban.areas.registry.permissions import may_answer_requests
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import Actor
from hoaban.core.nouns import noun, row_number
from hoaban.core.search import fold

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Fit:
    """A producer that may be the one, and what of the request is the same as in the register."""

    producer: Producer
    same_tax_code: bool
    same_phone: bool
    same_name: bool

    @property
    def weight(self) -> int:
        return 4 * self.same_tax_code + 2 * self.same_phone + self.same_name


def open_requests(actor: Actor, at: datetime) -> QuerySet[EntryRequest]:
    """The requests this person may answer, not older than they are kept, the oldest first."""
    rows = EntryRequest.objects.filter(answered_at=None, asked_at__gt=at - KEPT_FOR)
    if not may_answer_requests(actor):
        return rows.none()
    if not actor.holds(Role.PROVINCIAL_OFFICER):
        rows = rows.filter(commune__code=actor.unit)
    return rows.select_related("commune", "file").order_by("asked_at", "id")


def fits_of(request: EntryRequest) -> list[Fit]:
    """The producers of the commune, those that fit best first: by tax code, by phone, by name."""
    here = Q(commune=request.commune) | Q(commune=None)
    rows = Producer.objects.filter(here).order_by("folded_name", "id")
    name = fold(request.producer_name)
    found = [
        Fit(
            row,
            bool(request.tax_code) and row.tax_code == request.tax_code,
            bool(request.phone) and row.phone == request.phone,
            bool(name) and row.folded_name == name,
        )
        for row in rows
    ]
    return sorted(found, key=lambda fit: -fit.weight)


@noun("entry_request")
def request_called(number: str) -> EntryRequest | None:
    """The request with this number."""
    rows = EntryRequest.objects.select_related("commune", "file")
    return rows.filter(pk=row_number(number)).first()
