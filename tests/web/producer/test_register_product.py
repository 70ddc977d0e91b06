"""Registering a product of one's own."""

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from given.registry import HONEY, a_producer, a_product, a_representative_of
from hoaban.areas.registry.queries import products_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/viec/san-pham-moi/"
TYPED = {
    "name": "Mật ong Minh Hoạ",
    "criteria_set": HONEY,
    "specification": "Hũ 500 g",
    "gtin": "8930000000019",
}


def test_a_product_is_registered_and_its_page_says_what_is_next() -> None:
    producer = a_producer()
    browser = a_browser_of(a_representative_of(producer))

    page = browser.post(ADDRESS, TYPED, follow=True).content.decode()

    product = products_of(producer).get()
    assert (product.name, product.criteria_set, product.set_confirmed) == ("Mật ong Minh Hoạ", HONEY, True)
    assert "Đã ghi sản phẩm vào sổ." in page
    assert "chụp gói hàng" in page


def test_the_sets_stand_by_sector_and_none_is_preset() -> None:
    page = a_browser_of(a_representative_of(a_producer())).get(ADDRESS).content.decode()

    assert '<optgroup label="Thực phẩm">' in page
    assert f'<option value="{HONEY}">' in page
    assert " selected" not in page


def test_what_was_typed_stays_beside_the_errors() -> None:
    browser = a_browser_of(a_representative_of(a_producer()))

    page = browser.post(ADDRESS, {**TYPED, "gtin": "8930000000018"}).content.decode()

    assert "<title>Lỗi:" in page
    assert "Mã vạch sai số cuối" in page
    assert 'value="Mật ong Minh Hoạ"' in page
    assert f'<option value="{HONEY}" selected>' in page


def test_a_name_without_accents_is_asked_about_once() -> None:
    producer = a_producer()
    browser = a_browser_of(a_representative_of(producer))

    page = browser.post(ADDRESS, {**TYPED, "name": "Mat ong"}).content.decode()

    assert "Tên này viết không dấu. Đúng vậy không?" in page
    assert 'name="no_accents_meant"' in page
    assert browser.post(ADDRESS, {**TYPED, "name": "Mat ong", "no_accents_meant": "on"}).status_code == 302


def test_a_name_taken_is_refused_in_place() -> None:
    product = a_product(name="Mật ong Minh Hoạ")
    assert product.producer

    response = a_browser_of(a_representative_of(product.producer)).post(ADDRESS, TYPED)

    assert "đã có sản phẩm tên này" in response.content.decode()


def test_it_is_for_representatives() -> None:
    assert a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(ADDRESS).status_code == 403
    assert a_browser_of().get(ADDRESS).status_code == 302
