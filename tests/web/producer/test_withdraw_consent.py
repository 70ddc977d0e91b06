"""Taking the consent back, by the producer."""

import pytest

from given.browser import a_browser_of
from given.registry import a_producer, a_representative_of
from hoaban.areas.registry.words import UNSAID

pytestmark = pytest.mark.django_db
ADDRESS = "/viec/du-lieu-cua-toi/rut-lai/"


def test_the_page_says_what_follows_and_the_button_takes_the_values_out() -> None:
    producer = a_producer()
    browser = a_browser_of(a_representative_of(producer))

    before = browser.get(ADDRESS).content.decode()
    done = browser.post(ADDRESS)
    twice = browser.post(ADDRESS)

    producer.refresh_from_db()
    assert "Hồ sơ đã nộp giữ nguyên như ngày nộp" in before
    assert done.status_code == 302
    assert producer.representative_ethnic_group == UNSAID
    assert twice.status_code == 403
    assert "Không có lời đồng ý nào" in twice.content.decode()
