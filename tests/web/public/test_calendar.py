"""The calendar behind a secret address."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_of
from given.certificates import a_past_certificate, a_product
from given.people import COMMUNE, OTHER_COMMUNE, an_act, the_operator
from hoaban.areas.certificates.actions import make_calendar_feed
from hoaban.core.accounts import actions as accounts
from hoaban.core.accounts.models import Holding
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_it_is_read_without_a_log_in_and_leaves_no_cookie():
    certificate = a_past_certificate(
        a_product("Mật ong Minh Hoạ", commune=COMMUNE), star=3, valid_to=date(2027, 5, 30)
    )
    a_past_certificate(a_product("Của xã khác", commune=OTHER_COMMUNE), star=3, valid_to=date(2027, 5, 30))
    made = make_calendar_feed(an_act(Role.COMMUNE_OFFICER))

    answer = a_browser_of().get(f"/lich/{made.secret}.ics")

    text = answer.content.decode().replace("\r\n ", "")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    assert "SUMMARY:Mật ong Minh Hoạ: ngày cuối nộp hồ sơ phân hạng lại" in text
    assert "DTSTART;VALUE=DATE:20270130" in text
    assert f"/v/{certificate.code.code}" in text
    assert "Của xã khác" not in text
    assert certificate.product.producer.phone not in text


def test_an_unknown_address_and_one_whose_role_has_ended_are_not_there():
    act = an_act(Role.COMMUNE_OFFICER)
    made = make_calendar_feed(act)
    accounts.end_role(the_operator(), Holding.objects.get(pk=act.actor.holding_id))

    assert a_browser_of().get(f"/lich/{made.secret}.ics").status_code == 404
    assert a_browser_of().get("/lich/khong-co.ics").status_code == 404
