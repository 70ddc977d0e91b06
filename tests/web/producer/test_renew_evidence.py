"""Putting a newer version of a paper into the library."""

from datetime import date

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from given.registry import a_paper, a_producer, a_representative_of, another_upload
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_new_version_is_sent_and_the_old_dates_are_not_preset() -> None:
    producer = a_producer()
    paper = a_paper(producer, issuer="Trung tâm Minh Hoạ", ends_on=date(2026, 11, 30))
    browser = a_browser_of(a_representative_of(producer))
    address = f"/tu-giay-to/{paper.pk}/thay/"

    page = browser.get(address).content.decode()
    done = browser.post(address, {"file": another_upload(), "ends_on": "14/12/2027"}, follow=True)

    assert 'value="Trung tâm Minh Hoạ"' in page
    assert "Bản đang có ghi hạn 30/11/2026." in page
    assert 'value="30/11/2026"' not in page
    assert "Còn giá trị đến 14/12/2027" in done.content.decode()
    assert paper.versions.count() == 2


def test_dates_in_the_wrong_order_are_said_beside_what_was_typed() -> None:
    producer = a_producer()
    browser = a_browser_of(a_representative_of(producer))
    typed = {"issued_on": "02/12/2026", "ends_on": "01/12/2026"}

    page = browser.post(f"/tu-giay-to/{a_paper(producer).pk}/thay/", typed).content.decode()

    assert "đứng trước ngày cấp" in page
    assert 'value="02/12/2026"' in page


def test_the_officer_comes_back_to_the_producers_library() -> None:
    producer = a_producer()
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))

    done = browser.post(f"/tu-giay-to/{a_paper(producer).pk}/thay/", {"issuer": "Sở Minh Hoạ"})

    assert done["Location"] == f"/ban-xa/chu-the/{producer.slug}/giay-to/"


def test_strangers_may_not() -> None:
    browser = a_browser_of(a_representative_of(a_producer()))

    assert browser.get(f"/tu-giay-to/{a_paper(a_producer()).pk}/thay/").status_code == 403
