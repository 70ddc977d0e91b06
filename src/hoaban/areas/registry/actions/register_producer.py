"""Enter a producer."""

from __future__ import annotations

from typing import Unpack

from hoaban.areas.registry import inputs
from hoaban.areas.registry.actions.consents import consented, keep_consent
from hoaban.areas.registry.actions.facts import ProducerFacts, put_facts
from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.permissions import may_register_producer, may_register_producer_in
from hoaban.areas.registry.queries.names import slug_for
from hoaban.areas.registry.queries.rules import free_tax_code, known_producer_kind, no_namesake, registered_by
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require
from hoaban.core.search import fold
from hoaban.core.units.models import Unit


@deed(takes=inputs.RegisterProducer)
def register_producer(
    act: Act,
    *,
    name: str,
    commune: Unit | None = None,
    source: str = "",
    same_name_meant: bool = False,
    invented: bool = False,
    sensitive_consent: bool = False,
    **facts: Unpack[ProducerFacts],
) -> Producer:
    """Enter a producer in the register (ghi chủ thể vào sổ, khoản 3 Điều 2).

    source           where the facts come from, when the producer did not state them itself
    same_name_meant  another producer of this name in the commune is known and meant to be another
    invented         made up for the demonstration
    sensitive_consent  the representative agrees that ethnic group and disability are kept
    """
    require(may_register_producer(act.actor))
    require(may_register_producer_in(act.actor, commune))
    require(known_producer_kind(facts.get("kind", ""), act.today))
    require(free_tax_code(facts.get("tax_code", "")))
    require(registered_by(facts.get("registered_on"), act.today))
    require(same_name_meant or no_namesake(name, commune))
    producer = Producer(
        slug=slug_for(Producer, name),
        name=name,
        folded_name=fold(name),
        commune=commune,
        source=source,
        invented=invented,
        added_at=act.at,
    )
    require(consented(producer, facts, agreed=sensitive_consent))
    put_facts(producer, facts)
    act.add(producer)
    keep_consent(act, producer, agreed=sensitive_consent)
    return producer
