"""Putting a paper into the library of a producer who does not type."""

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from given.registry import PAPER, a_producer, another_upload
from hoaban.areas.registry.queries import evidence_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_officer_keeps_a_paper_for_the_producer() -> None:
    producer = a_producer()
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    address = f"/ban-xa/chu-the/{producer.slug}/giay-to/them/"

    assert f"Nhập hộ {producer.name}." in browser.get(address).content.decode()
    done = browser.post(address, {"kind": PAPER, "file": another_upload()})

    assert done["Location"] == f"/ban-xa/chu-the/{producer.slug}/giay-to/"
    assert evidence_of(producer).count() == 1


def test_errors_keep_what_was_typed() -> None:
    page = a_browser_of(an_actor(Role.COMMUNE_OFFICER)).post(
        f"/ban-xa/chu-the/{a_producer().slug}/giay-to/them/", {"kind": PAPER, "issuer": "Sở Minh Hoạ"}
    )

    assert "Chọn tệp hoặc chụp ảnh tờ giấy." in page.content.decode()
    assert 'value="Sở Minh Hoạ"' in page.content.decode()


def test_the_chair_may_not() -> None:
    browser = a_browser_of(an_actor(Role.COMMUNE_CHAIR))

    assert browser.get(f"/ban-xa/chu-the/{a_producer().slug}/giay-to/them/").status_code == 403
