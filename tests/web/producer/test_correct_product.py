"""Correcting a product's facts."""

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from given.registry import a_producer, a_product, a_representative_of, an_office_act, the_commune
from hoaban.areas.registry import actions
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_form_holds_the_facts_and_saves_what_is_changed() -> None:
    product = a_product(name="Mật ong Minh Hoạ", specification="Hũ 500 g")
    assert product.producer
    browser = a_browser_of(a_representative_of(product.producer))
    address = f"/viec/san-pham/{product.slug}/sua/"

    page = browser.get(address).content.decode()
    response = browser.post(address, {"name": "Mật ong rừng Minh Hoạ", "criteria_set": "QD26-08"})

    assert "Hũ 500 g" in page
    assert '<option value="QD26-04" selected>' in page
    assert 'name="commune"' not in page  # it has given its number
    assert response["Location"] == f"/viec/san-pham/{product.slug}/"
    product.refresh_from_db()
    assert (product.name, product.criteria_set) == ("Mật ong rừng Minh Hoạ", "QD26-08")


def test_errors_keep_what_was_typed_and_a_refusal_says_why() -> None:
    product, sibling = a_product(), None
    sibling = a_product(product.producer)
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    address = f"/viec/san-pham/{product.slug}/sua/"

    empty = browser.post(address, {"name": "", "specification": "Hũ 1 kg"}).content.decode()
    taken = browser.post(address, {"name": sibling.name}).content.decode()

    assert "Nhập tên sản phẩm." in empty
    assert "Hũ 1 kg" in empty
    assert "đã có sản phẩm tên này" in taken


def test_a_guess_is_not_preset_and_a_missing_commune_may_be_named() -> None:
    product = actions.register_product(
        an_office_act(), None, name="Mật Minh Hoạ", criteria_set="QD26-04", set_confirmed=False
    )
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    address = f"/viec/san-pham/{product.slug}/sua/"

    page = browser.get(address).content.decode()
    browser.post(address, {"name": "Mật Minh Hoạ", "commune": the_commune().code})

    assert " selected" not in page.replace('<option value="" selected>', "")
    product.refresh_from_db()
    assert (product.serial, product.set_confirmed) == (1, False)


def test_strangers_may_not() -> None:
    browser = a_browser_of(a_representative_of(a_producer()))

    assert browser.get(f"/viec/san-pham/{a_product().slug}/sua/").status_code == 403
