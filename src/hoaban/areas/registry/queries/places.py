"""Where nobody is let in yet: producers without a representative, communes without an officer.

Here: which places, and what of a slip is open for them. Not here: the slips' secrets, which nobody keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.models import Holding, PlaceSlip
from hoaban.core.accounts.queries import open_place_slips
from hoaban.core.accounts.roles import Role
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import communes


@dataclass(frozen=True, slots=True)
class Place:
    """One producer or commune that nobody has come in for.

    key   the producer's slug, the commune's code
    unit  code of its commune; "" where no source says
    call  who helps there: name and telephone of the commune's officer; "" where there is none yet
    slip  the one that is printed and not used, if there is
    """

    role: Role
    key: str
    name: str
    where: str
    unit: str
    call: str = ""
    slip: PlaceSlip | None = None


def places_to_let_in(at: datetime) -> list[Place]:
    """Producers first, each kind by name. Five queries, whatever their number."""
    slips = {(slip.role, slip.producer or slip.unit): slip for slip in open_place_slips(at).order_by("id")}
    officers = _officers()
    rows = Producer.objects.exclude(slug__in=_held(Role.PRODUCER_REPRESENTATIVE).values("producer"))
    found = [
        _of_producer(row, officers) for row in rows.select_related("commune").order_by("folded_name", "id")
    ]
    found += [
        Place(Role.COMMUNE_OFFICER, unit.code, unit.full_name, "", unit.code)
        for unit in communes()
        if unit.code not in officers
    ]
    return [_with_slip(place, slips.get((place.role, place.key))) for place in found]


def slips_of_places(places: list[Place]) -> Q:
    """The condition on the slips printed for these places."""
    producers = [place.key for place in places if place.role == Role.PRODUCER_REPRESENTATIVE]
    units = [place.key for place in places if place.role == Role.COMMUNE_OFFICER]
    return Q(producer__in=producers) | Q(role=Role.COMMUNE_OFFICER, unit__in=units)


def _with_slip(place: Place, slip: PlaceSlip | None) -> Place:
    return Place(place.role, place.key, place.name, place.where, place.unit, place.call, slip)


def _held(role: Role) -> QuerySet[Holding]:
    return Holding.objects.filter(role=role, ended_at=None, user__is_active=True)


def _officers() -> dict[str, str]:
    """By commune, the officer to call: the one who is there longest."""
    rows = _held(Role.COMMUNE_OFFICER).select_related("user").order_by("-id")
    return {row.unit: f"{row.user.name}, {row.user.phone}".rstrip(", ") for row in rows}


def _of_producer(row: Producer, officers: dict[str, str]) -> Place:
    unit: Unit | None = row.commune
    where, code = (unit.full_name, unit.code) if unit else ("", "")
    return Place(Role.PRODUCER_REPRESENTATIVE, row.slug, row.name, where, code, officers.get(code, ""))
