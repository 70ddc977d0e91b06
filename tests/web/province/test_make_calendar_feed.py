"""The page on which one's calendar address is made, and shown once."""

from __future__ import annotations

import re

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from hoaban.areas.certificates.models import CalendarFeed
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/dong-ho/lich/"


def test_the_address_is_shown_once_and_kept_by_nobody():
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))
    assert "Tạo địa chỉ lịch" in browser.get(ADDRESS).content.decode()

    made = browser.post(ADDRESS)

    found = re.search(r'value="(http://[^"]*/lich/([^"]+)\.ics)"', made.content.decode())
    assert found
    assert made["Cache-Control"] == "no-store"
    assert browser.get(f"/lich/{found[2]}.ics").status_code == 200
    later = browser.get(ADDRESS).content.decode()
    assert found[2] not in later
    assert f"/dong-ho/lich/{CalendarFeed.objects.get().pk}/thu-hoi/" in later
    assert "Tạo địa chỉ mới, bỏ địa chỉ cũ" in later


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.EDITOR])
def test_others_are_told_why_not(role):
    assert a_browser_of(an_actor(role)).get(ADDRESS).status_code == 403
