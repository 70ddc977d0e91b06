"""The page on which a calendar address is revoked."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.people import act_of, an_actor
from hoaban.areas.certificates.actions import make_calendar_feed
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_its_person_revokes_it_and_the_calendar_is_gone():
    actor = an_actor(Role.COMMUNE_OFFICER)
    made = make_calendar_feed(act_of(actor))
    browser, address = a_browser_of(actor), f"/dong-ho/lich/{made.row.pk}/thu-hoi/"
    assert "Thu hồi địa chỉ lịch?" in browser.get(address).content.decode()

    answer = browser.post(address)

    assert (answer.status_code, answer["Location"]) == (302, "/dong-ho/lich/")
    assert browser.get(f"/lich/{made.secret}.ics").status_code == 404
    assert "đã thu hồi lúc" in browser.get(address).content.decode()


def test_an_administrator_who_sees_no_clock_goes_back_to_their_own_work():
    made = make_calendar_feed(act_of(an_actor(Role.COMMUNE_OFFICER)))
    browser = a_browser_of(an_actor(Role.ADMINISTRATOR))

    answer = browser.post(f"/dong-ho/lich/{made.row.pk}/thu-hoi/")

    assert (answer.status_code, answer["Location"]) == (302, "/viec-nen/")


def test_others_are_told_why_not_and_an_unknown_one_has_no_page():
    made = make_calendar_feed(act_of(an_actor(Role.COMMUNE_OFFICER)))
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))

    assert browser.get(f"/dong-ho/lich/{made.row.pk}/thu-hoi/").status_code == 403
    assert browser.get("/dong-ho/lich/999999/thu-hoi/").status_code == 404
