"""Correcting a product's facts."""

from typing import Any

import pytest

from given.people import OTHER_COMMUNE, act_of, an_act
from given.registry import (
    HONEY,
    a_producer,
    a_product,
    a_representative_of,
    an_office_act,
    an_officer_of,
    the_commune,
)
from hoaban.areas.registry import actions
from hoaban.areas.registry.models import Product
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.audit.models import Entry
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "Mật ong rừng Minh Hoạ",
    "criteria_set": "QD26-08",
    "specification": "Hũ 1 kg",
    "story": "Ong rừng.",
    "gtin": "8930000000019",
}


def refusal_of(act: Any, product: Product, **facts: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        actions.correct_product(act, product, **{**FACTS, **facts})
    return refused.value.refusal.code, refused.value.refusal.source


def test_representative_officer_and_office_correct_all_facts_and_the_slug_stays() -> None:
    product = a_product()
    assert product.producer
    slug, serial = product.slug, product.serial

    for act in (act_of(a_representative_of(product.producer)), an_officer_of(), an_office_act()):
        corrected = actions.correct_product(act, product, **FACTS)
        corrected.refresh_from_db()
        assert {name: getattr(corrected, name) for name in FACTS} == FACTS
        assert (corrected.slug, corrected.serial) == (slug, serial)
    assert Entry.objects.filter(deed="registry.correct_product").count() == 1
    assert chain.verify().ok


def test_the_officer_where_it_is_made_corrects_it_too() -> None:
    product = a_product(commune=the_commune(OTHER_COMMUNE))

    assert actions.correct_product(an_officer_of(OTHER_COMMUNE), product, **FACTS)


def test_nobody_else_corrects_it() -> None:
    product = a_product()
    strangers = [
        act_of(a_representative_of(a_producer())),
        an_officer_of(OTHER_COMMUNE),
        an_act(Role.COMMUNE_CHAIR),
        an_act(Role.INSPECTOR),
    ]

    assert {refusal_of(act, product) for act in strangers} == {("not-own-producer", "")}


def test_an_ownerless_product_is_the_offices() -> None:
    product = actions.register_product(an_office_act(), None, name="Chè Minh Hoạ")

    assert refusal_of(an_officer_of(), product) == ("not-own-producer", "")


def test_a_commune_found_later_gives_its_number_and_keeps_the_product() -> None:
    product = actions.register_product(an_office_act(), None, name="Chè Minh Hoạ")

    placed = actions.correct_product(an_office_act(), product, **FACTS, commune=the_commune())

    assert (placed.commune, placed.serial) == (the_commune(), 1)
    assert actions.correct_product(an_office_act(), product, **FACTS, commune=the_commune()).serial == 1
    assert refusal_of(an_office_act(), product, commune=the_commune(OTHER_COMMUNE)) == (
        "number-for-life",
        "Phụ lục II, mã số sản phẩm",
    )


def test_a_guessed_set_stays_a_guess_until_somebody_chooses() -> None:
    product = actions.register_product(
        an_office_act(), None, name="Mật Minh Hoạ", criteria_set=HONEY, set_confirmed=False
    )

    left_open = actions.correct_product(an_office_act(), product, **{**FACTS, "criteria_set": ""})
    chosen = actions.correct_product(an_office_act(), product, **{**FACTS, "criteria_set": HONEY})

    assert (left_open.criteria_set, left_open.set_confirmed) == (HONEY, False)
    assert (chosen.criteria_set, chosen.set_confirmed) == (HONEY, True)


def test_set_kind_and_name_are_proved_again() -> None:
    product, other = a_product(), a_product(a_producer(kind="federation"), criteria_set="")
    sibling = a_product(product.producer)

    assert refusal_of(an_office_act(), product, criteria_set="QD26-99") == ("unknown-set", "Phụ lục II")
    assert refusal_of(an_office_act(), other) == ("kind-not-for-sector", "khoản 3 Điều 2")
    assert refusal_of(an_office_act(), product, name=sibling.name) == ("product-exists", "")
