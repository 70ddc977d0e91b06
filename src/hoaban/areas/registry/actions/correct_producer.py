"""Correct a producer's facts."""

from __future__ import annotations

from typing import Unpack

from hoaban.areas.registry import inputs
from hoaban.areas.registry.actions.consents import consented, keep_consent
from hoaban.areas.registry.actions.facts import ProducerFacts, put_facts
from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.permissions import may_correct_producer, may_place_producer
from hoaban.areas.registry.queries.rules import free_tax_code, known_producer_kind, registered_by
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require
from hoaban.core.search import fold
from hoaban.core.units.models import Unit


@deed(on="producer", takes=inputs.CorrectProducer)
def correct_producer(
    act: Act,
    producer: Producer,
    *,
    name: str,
    commune: Unit | None = None,
    sensitive_consent: bool = False,
    **facts: Unpack[ProducerFacts],
) -> Producer:
    """Write a producer's facts as they are right (sửa thông tin chủ thể).

    All are given; what is empty becomes empty. The slug stays, since addresses with it are printed. The
    commune stays where none is given. Dossiers already filed keep what they were filed with. A new ethnic
    group or disability needs the representative's consent: one that stands, or `sensitive_consent` now.
    """
    with act.on(producer) as producer:
        require(may_correct_producer(act.actor, producer))
        if commune:
            require(may_place_producer(act.actor, producer, commune))
            producer.commune = commune
        if facts.get("kind", "") != producer.kind:
            require(known_producer_kind(facts.get("kind", ""), act.today))
        require(free_tax_code(facts.get("tax_code", ""), besides=producer))
        require(registered_by(facts.get("registered_on"), act.today))
        require(consented(producer, facts, agreed=sensitive_consent))
        producer.name, producer.folded_name = name, fold(name)
        put_facts(producer, facts)
        keep_consent(act, producer, agreed=sensitive_consent)
    return producer
