"""Taking a paper out of the library."""

import pytest

from given.browser import a_browser_of
from given.registry import a_paper, a_producer, a_representative_of
from hoaban.areas.registry.queries import evidence_of

pytestmark = pytest.mark.django_db


def test_it_is_asked_first_and_done_on_a_post() -> None:
    producer = a_producer()
    address = f"/tu-giay-to/{a_paper(producer, title='Phiếu 2026').pk}/bo/"
    browser = a_browser_of(a_representative_of(producer))

    assert "Bỏ “Phiếu 2026” khỏi tủ?" in browser.get(address).content.decode()
    assert evidence_of(producer)
    assert "Đã bỏ giấy khỏi tủ." in browser.post(address, follow=True).content.decode()
    assert not evidence_of(producer)


def test_strangers_may_not() -> None:
    browser = a_browser_of(a_representative_of(a_producer()))

    assert browser.post(f"/tu-giay-to/{a_paper(a_producer()).pk}/bo/").status_code == 403
