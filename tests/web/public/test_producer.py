"""One producer's public page."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_of
from given.certificates import a_certificate, a_past_certificate, a_product
from given.registry import a_producer
from given.rows import rows_of_a_test

pytestmark = pytest.mark.django_db


def test_the_page_shows_every_public_product_and_says_which_star_has_lapsed():
    producer = a_producer()
    a_certificate(star=3, product=a_product("Mật ong", producer=producer))
    a_past_certificate(a_product("Sáp ong", producer=producer), star=3, valid_to=date(2026, 10, 12))
    a_product("Chưa công bố", producer=producer)

    text = a_browser_of().get(f"/chu-the/{producer.slug}/").content.decode()

    assert "3 sao – còn hiệu lực đến 30/11/2029" in text
    assert "Hạng sao đã hết hạn – từ 12/10/2026" in text
    assert "Chưa công bố" not in text
    assert "Hợp tác xã" in text


def test_no_phone_and_no_persons_data_are_shown():
    producer = a_producer()
    with rows_of_a_test() as act:
        producer.phone, producer.representative, producer.source = "0912345678", "Lò Thị Minh Hoạ", "danh mục"
        producer.kind = ""
        act.save(producer)

    text = a_browser_of().get(f"/chu-the/{producer.slug}/").content.decode()

    assert "0912345678" not in text
    assert "Lò Thị" not in text


def test_a_producer_without_anything_public_has_no_page():
    assert a_browser_of().get(f"/chu-the/{a_producer().slug}/").status_code == 404
