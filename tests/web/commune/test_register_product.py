"""Registering a product for a producer who does not type."""

import pytest

from given.browser import a_browser_of
from given.people import OTHER_COMMUNE, an_actor
from given.registry import HONEY, a_producer
from hoaban.areas.registry.queries import products_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_officer_registers_it_for_the_producer() -> None:
    producer = a_producer()
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    address = f"/ban-xa/chu-the/{producer.slug}/san-pham-moi/"

    form = browser.get(address).content.decode()
    done = browser.post(address, {"name": "Mật ong Minh Hoạ", "criteria_set": HONEY})

    assert f"Nhập hộ {producer.name}." in form
    assert done["Location"] == f"/viec/san-pham/{products_of(producer).get().slug}/"


def test_errors_keep_what_was_typed() -> None:
    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).post(
        f"/ban-xa/chu-the/{a_producer().slug}/san-pham-moi/", {"specification": "Hũ 500 g"}
    )

    assert "Nhập tên sản phẩm." in page.content.decode()
    assert "Hũ 500 g" in page.content.decode()


def test_another_commune_may_not() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert browser.get(f"/ban-xa/chu-the/{a_producer().slug}/san-pham-moi/").status_code == 403
