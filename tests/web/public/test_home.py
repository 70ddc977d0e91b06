"""The first page."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_of
from given.certificates import a_certificate, a_past_certificate, a_product

pytestmark = pytest.mark.django_db


def test_the_first_page_shows_products_stars_and_where_to_check_a_code():
    a_certificate(star=4, product=a_product("Mật ong hoa ban"))

    page = a_browser_of().get("/")

    text = page.content.decode()
    assert "Mật ong hoa ban" in text
    assert "4 sao – còn hiệu lực đến 30/11/2029" in text
    assert "Từ 70 điểm và đủ điều kiện 4 sao" in text
    assert 'href="/v/"' in text
    assert 'action="/san-pham/"' in text
    assert not page.cookies


def test_the_first_page_of_an_empty_register_says_so():
    assert "Chưa có sản phẩm nào được công bố." in a_browser_of().get("/").content.decode()


def test_before_the_law_takes_effect_the_public_pages_still_open(settings):
    certificate = a_certificate(product=a_product("Mật ong hoa ban"))
    settings.TODAY = date(2026, 1, 1)

    for address in (
        "/",
        "/san-pham/",
        f"/chu-the/{certificate.product.producer.slug}/",
        f"/v/{certificate.code.code}",
    ):
        assert a_browser_of().get(address).status_code == 200
    assert a_browser_of().get(f"/v/{a_past_certificate(star=3, year=2025).code.code}").status_code == 200
