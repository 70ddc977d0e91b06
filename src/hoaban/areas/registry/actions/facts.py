"""The facts of a producer (thông tin chủ thể; Mẫu số 01 mục 1, Mẫu số 02 phần I): which, and how they are
written.

Here: the one list that entering and correcting share; its form is inputs._ProducerFacts. Not here: name,
commune and source, which each deed weighs for itself; any deed.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from hoaban.areas.registry.models import Producer


class ProducerFacts(TypedDict, total=False):
    """What is known of a producer besides name and commune; text as typed, what is left out is not known."""

    kind: str
    address: str
    contact_address: str
    phone: str
    email: str
    tax_code: str
    registration_number: str
    registered_on: date | None
    representative: str
    representative_position: str
    representative_gender: str
    representative_ethnic_group: str
    representative_disability: str
    representative_address: str
    history: str
    structure: str


def put_facts(producer: Producer, facts: ProducerFacts) -> None:
    """Put every fact on the row, which the caller saves; what is left out becomes empty.

    Raises TypeError for a fact there is none of, as a call with a wrong keyword does.
    """
    unknown = facts.keys() - ProducerFacts.__annotations__
    if unknown:
        raise TypeError(f"no such facts: {', '.join(sorted(unknown))}")
    empty = Producer()
    for name in ProducerFacts.__annotations__:
        setattr(producer, name, facts.get(name, getattr(empty, name)))
