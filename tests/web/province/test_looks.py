"""The book of looks at sensitive values."""

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from given.registry import a_producer, an_officer_of
from hoaban.areas.registry import actions
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_it_names_who_looked_at_whose_values_and_why_and_no_value(role: Role) -> None:
    producer, officer = a_producer(representative_ethnic_group="Xơ-Đăng-kín"), an_officer_of()
    actions.see_sensitive(officer, producer, reason="print")

    page = a_browser_of(an_actor(role)).get("/lan-xem/").content.decode()

    assert officer.actor.name in page
    assert producer.name in page
    assert "In giấy tờ của hồ sơ" in page
    assert "Xơ-Đăng-kín" not in page
    assert ("/tinh/yeu-cau-du-lieu/" in page) == (role is Role.AUDITOR)


def test_nobody_looked_yet() -> None:
    assert "Chưa ai xem." in a_browser_of(an_actor(Role.AUDITOR)).get("/lan-xem/").content.decode()


def test_the_office_does_not_read_it() -> None:
    assert a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/lan-xem/").status_code == 403
