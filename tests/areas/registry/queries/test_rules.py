"""What the register refuses whoever asks; each rule is also met through its deeds."""

from datetime import date

import pytest

from given.registry import HONEY, TOURISM, a_producer
from hoaban.areas.registry.queries import rules
from hoaban.core.permissions import Refusal

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


def test_what_is_not_known_yet_is_no_fault() -> None:
    assert rules.known_producer_kind("", TODAY)
    assert rules.known_set("", TODAY)
    assert rules.free_tax_code("")
    assert rules.issued_by(None, TODAY)
    assert rules.kind_fits_set(a_producer(kind="association"), "", TODAY)
    assert rules.kind_fits_set(None, HONEY, TODAY)
    assert rules.free_product_name(None, "Chè")


@pytest.mark.parametrize("kind", ["association", "federation", "operating_centre", "equivalent_body"])
def test_bodies_of_tourism_take_part_in_tourism_only(kind: str) -> None:
    producer = a_producer(kind=kind)

    refusal = rules.kind_fits_set(producer, HONEY, TODAY)

    assert isinstance(refusal, Refusal)
    assert refusal.source == "khoản 3 Điều 2"
    assert rules.kind_fits_set(producer, TOURISM, TODAY)


def test_the_first_and_the_last_kind_of_the_form_are_known() -> None:
    assert rules.known_evidence_kind("business-registration", TODAY)
    assert not rules.known_evidence_kind("", TODAY)
