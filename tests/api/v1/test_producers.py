"""Producers as programs read them."""

import pytest

from given import registry
from given.certificates import a_certificate, a_product
from given.people import OTHER_COMMUNE
from given.program import Program

pytestmark = pytest.mark.django_db


def test_a_producer_is_read_once_a_product_of_it_is_public() -> None:
    producer = registry.a_producer()
    hidden = registry.a_producer()
    a_certificate(product=a_product(producer=producer))

    read = Program().reads("producers")["items"]

    assert [item["id"] for item in read] == [producer.slug]
    assert Program().reads(f"producers/{producer.slug}") == read[0]
    assert Program().client.get(f"/api/v1/producers/{hidden.slug}").status_code == 404


def test_producers_are_found_by_name_kind_and_commune() -> None:
    here = registry.a_producer()
    there = registry.a_producer(OTHER_COMMUNE)
    for producer in (here, there):
        a_certificate(product=a_product(producer=producer))

    def found(**query: str) -> list[str]:
        return [item["id"] for item in Program().reads("producers", **query)["items"]]

    assert found(commune=OTHER_COMMUNE) == found(commune=there.commune.slug) == [there.slug]
    assert found(commune=there.commune.full_name) == [there.slug]
    assert found(commune="99999") == []
    assert found(kind=here.kind) == [here.slug, there.slug]
    assert found(kind="farm") == []
    assert here.slug in found(q="minh hoa")
    assert found(q="không có") == []
