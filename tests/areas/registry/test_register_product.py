"""Registering a product."""

from typing import Any

import pytest

from given.people import OTHER_COMMUNE, act_of, an_act
from given.registry import (
    HONEY,
    TOURISM,
    a_producer,
    a_product,
    a_representative_of,
    an_office_act,
    an_officer_of,
    the_commune,
)
from hoaban.areas.registry import actions
from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.queries import product_code
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.documents.models import PublicCode
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def refusal_of(act: Any, producer: Producer | None, **facts: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        actions.register_product(act, producer, **{"name": "Mật ong Minh Hoạ", **facts})
    return refused.value.refusal.code, refused.value.refusal.source


def test_representative_officer_and_office_register_and_the_commune_numbers_for_life() -> None:
    producer = a_producer()
    acts = [act_of(a_representative_of(producer)), an_officer_of(), an_office_act()]

    products = [
        actions.register_product(act, producer, name=f"Mật ong Minh Hoạ {number}", criteria_set=HONEY)
        for number, act in enumerate(acts)
    ]

    assert [product_code(product, 2026) for product in products] == [
        "11-03352-001-2026", "11-03352-002-2026", "11-03352-003-2026",
    ]  # fmt: skip
    assert all(product.commune == the_commune() and product.set_confirmed for product in products)
    assert chain.verify().ok


def test_every_commune_counts_for_itself_and_a_product_may_be_made_elsewhere() -> None:
    a_product()

    product = a_product(commune=the_commune(OTHER_COMMUNE))

    assert (product.commune, product.serial) == (the_commune(OTHER_COMMUNE), 1)


def test_the_set_may_be_left_open_or_be_a_guess_that_nobody_confirmed() -> None:
    producer = a_producer()

    unknown = a_product(producer, criteria_set="")
    guessed = actions.register_product(
        an_office_act(), producer, name="Mật Minh Hoạ", criteria_set=HONEY, set_confirmed=False
    )

    assert not unknown.set_confirmed
    assert (guessed.criteria_set, guessed.set_confirmed) == (HONEY, False)


def test_nobody_else_registers_it() -> None:
    producer = a_producer()
    strangers = [
        act_of(a_representative_of(a_producer())), an_officer_of(OTHER_COMMUNE), an_act(Role.COMMUNE_CHAIR),
        an_act(Role.COUNCIL_MEMBER),
    ]  # fmt: skip

    assert {refusal_of(act, producer) for act in strangers} == {("not-own-producer", "")}


def test_only_the_office_enters_a_product_whose_producer_no_source_names() -> None:
    product = actions.register_product(
        an_office_act(), None, name="Chè Minh Hoạ", source="báo cáo", invented=True
    )

    assert (product.producer, product.commune, product.serial) == (None, None, None)
    assert product_code(product, 2026) == ""
    assert refusal_of(an_officer_of(), None) == ("producer-missing", "")


def test_a_set_the_law_does_not_have_is_refused() -> None:
    assert refusal_of(an_office_act(), a_producer(), criteria_set="QD26-99") == ("unknown-set", "Phụ lục II")


def test_a_society_takes_part_with_tourism_only() -> None:
    society = a_producer(kind="association")

    assert refusal_of(an_office_act(), society, criteria_set=HONEY) == (
        "kind-not-for-sector",
        "khoản 3 Điều 2",
    )
    assert actions.register_product(an_office_act(), society, name="Bản Minh Hoạ", criteria_set=TOURISM)


def test_the_same_name_twice_is_refused_but_another_producer_may_have_it() -> None:
    product = a_product(name="Mật ong Minh Hoạ")

    assert refusal_of(an_office_act(), product.producer) == ("product-exists", "")
    assert a_product(name="Mật ong Minh Hoạ").slug == "mat-ong-minh-hoa-2"


def test_a_product_has_the_code_of_its_packages_from_the_start_and_keeps_it() -> None:
    product = a_product()
    code = product.public_code

    actions.correct_product(an_office_act(), product, name="Mật ong rừng Minh Hoạ", criteria_set=HONEY)

    product.refresh_from_db()
    assert product.public_code == code
    assert (code.kind, code.code[:3]) == ("product", "DB-")
    assert a_product().public_code.code != code.code


def test_a_refused_product_takes_no_code() -> None:
    producer = a_producer()
    a_product(producer, name="Mật ong Minh Hoạ")
    given = PublicCode.objects.count()

    assert refusal_of(an_office_act(), producer)[0]
    assert PublicCode.objects.count() == given
