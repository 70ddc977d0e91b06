"""Correct a producer's facts."""

from __future__ import annotations

from datetime import date

from hoaban.areas.registry import inputs
from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.permissions import may_correct_producer, may_place_producer
from hoaban.areas.registry.queries.rules import free_tax_code, known_producer_kind
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
) -> Producer:
    """Write a producer's facts as they are right (sửa thông tin chủ thể).

    All are given; what is empty becomes empty. The slug stays, since addresses with it are printed. The
    commune stays where none is given. Dossiers already filed keep what they were filed with.
    """
    with act.on(producer) as producer:
        require(may_correct_producer(act.actor, producer))
        if commune:
            require(may_place_producer(act.actor, producer, commune))
            producer.commune = commune
        if kind != producer.kind:
            require(known_producer_kind(kind, act.today))
        require(free_tax_code(tax_code, besides=producer))
        producer.name, producer.folded_name, producer.kind = name, fold(name), kind
        producer.address, producer.contact_address = address, contact_address
        producer.phone, producer.email, producer.tax_code = phone, email, tax_code
        producer.registration_number, producer.registered_on = registration_number, registered_on
        producer.representative, producer.representative_position = representative, representative_position
        producer.representative_gender = representative_gender
        producer.representative_ethnic_group = representative_ethnic_group
        producer.representative_disability = representative_disability
        producer.representative_address = representative_address
        producer.history, producer.structure = history, structure
    return producer
