"""The producer's own facts."""

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from given.registry import a_producer, a_product, a_representative_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_own_facts_and_products_are_shown() -> None:
    producer = a_producer()
    product = a_product(producer)

    page = a_browser_of(a_representative_of(producer)).get("/viec/chu-the/").content.decode()

    for words in (producer.name, "Hợp tác xã", "Xã Thanh An", "Thái", "Nữ", product.name, "Lập năm 2020."):
        assert words in page


def test_one_who_begins_is_told_how() -> None:
    page = a_browser_of(a_representative_of(a_producer())).get("/viec/chu-the/").content.decode()

    assert "Bắt đầu bằng một sản phẩm bạn đang bán." in page


def test_it_is_for_representatives() -> None:
    assert a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get("/viec/chu-the/").status_code == 403
