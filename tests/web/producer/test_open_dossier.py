"""A producer begins a dossier."""

import pytest

from given.browser import a_browser_of
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_product, a_representative_of
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def address_of(product) -> str:
    return f"/viec/san-pham/{product.slug}/ho-so-moi/"


def test_a_producer_reads_what_awaits_and_begins() -> None:
    product = a_product()
    browser = a_browser_of(a_representative_of(product.producer))

    page = browser.get(address_of(product)).content.decode()
    answer = browser.post(address_of(product))

    assert "Để kịp Đợt 01 năm 2027, xã phải gửi tỉnh chậm nhất 29/04/2027." in page
    assert "khoản 1 Điều 5" in page
    assert "Hồ sơ bị loại" in page
    dossier = Dossier.objects.get()
    assert answer["Location"] == f"/ho-so/{dossier.code}/"
    assert browser.get(address_of(product))["Location"] == f"/ho-so/{dossier.code}/"


def test_a_refusal_stands_on_the_page() -> None:
    product = a_product(criteria_set="")
    answer = a_browser_of(a_representative_of(product.producer)).post(address_of(product))

    assert "Chưa chọn bộ sản phẩm" in answer.content.decode()
    assert "Phụ lục I" in answer.content.decode()


def test_an_officer_is_led_to_the_page_that_asks_for_consent() -> None:
    product = a_product()

    answer = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get(address_of(product))

    assert answer["Location"] == f"/ban-xa/chu-the/{product.producer.slug}/nhap-ho/{product.slug}/"


def test_strangers_may_not() -> None:
    product = a_product()

    for actor in (a_representative_of(a_producer()), an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE)):
        assert a_browser_of(actor).get(address_of(product)).status_code == 403
    assert a_browser_of().get(address_of(product)).status_code == 302
