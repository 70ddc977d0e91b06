"""The council's desk."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_closed_sheet, a_sitting, an_entry, marked
from given.people import an_actor
from hoaban.areas.council import actions
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_a_member_sees_their_products_and_how_far_each_is() -> None:
    sitting = a_sitting()
    entries = [an_entry(sitting) for _ in range(4)]
    marked(sitting.chair, entries[1], {"1.1": "a"})
    a_closed_sheet(sitting.chair, entries[2])
    actions.recuse_member(sitting.chair, entries[3], ground="own_or_family_stake")

    page = a_browser_of(sitting.chair.actor).get("/cham/").content.decode()

    assert "Đã chốt 1 trên 3 phiếu" in page
    assert "1/32 tiêu chí" in page
    assert f"/cham/{entries[0].pk}/" in page
    assert f'href="/cham/{entries[3].pk}/"' not in page


def test_a_member_without_a_round_is_told_when_products_come() -> None:
    page = a_browser_of(an_actor(Role.COUNCIL_MEMBER)).get("/cham/").content.decode()

    assert "Chưa có sản phẩm nào để chấm" in page


def test_the_advisory_team_sees_what_to_report_on() -> None:
    browser = a_browser_of(an_actor(Role.ADVISORY_MEMBER))
    assert "Chưa có sản phẩm nào trong đợt đang mở" in browser.get("/cham/").content.decode()
    entry = an_entry()

    page = browser.get("/cham/").content.decode()

    assert f"/cham/{entry.pk}/to-tu-van/" in page


def test_others_have_no_place_there() -> None:
    assert a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/cham/").status_code == 403
    assert a_browser_of().get("/cham/").status_code == 302
