"""Enter a producer."""

from __future__ import annotations

from datetime import date

from hoaban.areas.registry import inputs
from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.permissions import may_register_producer, may_register_producer_in
from hoaban.areas.registry.queries.names import slug_for
from hoaban.areas.registry.queries.rules import free_tax_code, known_producer_kind, no_namesake
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require
from hoaban.core.search import fold
from hoaban.core.units.models import Unit


@deed(takes=inputs.RegisterProducer)
def register_producer(
    act: Act,
    *,
    name: str,
    kind: str = "",
    commune: Unit | None = None,
    address: str = "",
    contact_address: str = "",
    phone: str = "",
    email: str = "",
    tax_code: str = "",
    registration_number: str = "",
    registered_on: date | None = None,
    representative: str = "",
    representative_position: str = "",
    representative_gender: str = "",
    representative_ethnic_group: str = "",
    representative_disability: str = "",
    representative_address: str = "",
    history: str = "",
    structure: str = "",
    source: str = "",
    same_name_meant: bool = False,
    invented: bool = False,
) -> Producer:
    """Enter a producer in the register (ghi chủ thể vào sổ, khoản 3 Điều 2).

    source           where the facts come from, when the producer did not state them itself
    same_name_meant  another producer of this name in the commune is known and meant to be another
    invented         made up for the demonstration
    """
    require(may_register_producer(act.actor))
    require(may_register_producer_in(act.actor, commune))
    require(known_producer_kind(kind, act.today))
    require(free_tax_code(tax_code))
    require(same_name_meant or no_namesake(name, commune))
    return act.add(
        Producer(
            slug=slug_for(Producer, name),
            name=name,
            folded_name=fold(name),
            kind=kind,
            commune=commune,
            address=address,
            contact_address=contact_address,
            phone=phone,
            email=email,
            tax_code=tax_code,
            registration_number=registration_number,
            registered_on=registered_on,
            representative=representative,
            representative_position=representative_position,
            representative_gender=representative_gender,
            representative_ethnic_group=representative_ethnic_group,
            representative_disability=representative_disability,
            representative_address=representative_address,
            history=history,
            structure=structure,
            source=source,
            invented=invented,
            added_at=act.at,
        )
    )
