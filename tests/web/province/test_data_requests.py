"""The requests about personal data, for the office."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.browser import a_browser_of
from given.people import an_actor
from given.registry import a_data_request, a_producer, an_office_act
from hoaban.areas.registry import actions
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/tinh/yeu-cau-du-lieu/"


def test_what_waits_leads_to_its_answer_and_what_is_answered_says_how() -> None:
    waiting, answered = a_data_request(a_producer()), a_data_request(a_producer(), text="Xóa số điện thoại.")
    actions.answer_data_request(an_office_act(), answered, granted="no", answer="Xã cần để liên hệ.")

    office = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get(ADDRESS).content.decode()
    auditor = a_browser_of(an_actor(Role.AUDITOR)).get(ADDRESS).content.decode()

    assert f'href="{ADDRESS}{waiting.pk}/"' in office
    assert f'href="{ADDRESS}{answered.pk}/"' not in office
    assert "Xã cần để liên hệ." in office
    assert "hạn 03/12/2026" in office
    assert f'href="{ADDRESS}{waiting.pk}/"' not in auditor


def test_nobody_asked() -> None:
    assert "Chưa ai yêu cầu." in a_browser_of(an_actor(Role.AUDITOR)).get(ADDRESS).content.decode()


def test_thirty_cost_as_many_queries_as_one() -> None:
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    counts = []
    for more in (1, 29):
        for _number in range(more):
            a_data_request(a_producer())
        with CaptureQueriesContext(connection) as queries:
            browser.get(ADDRESS)
        counts.append(len(queries))

    assert counts[0] == counts[1]
