"""The council's desk."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import (
    a_closed_entry,
    a_closed_sheet,
    a_sitting,
    an_entry,
    an_entry_to_mark_anew,
    marked,
)
from given.people import an_actor
from hoaban.areas.council import actions
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_what_was_told_to_the_member_stands_there_and_at_no_other_desk() -> None:
    sitting = a_sitting()
    entry = an_entry_to_mark_anew(sitting)

    told = f'href="/cham/{entry.pk}/">{entry.dossier.product.name}: phải thảo luận, chấm lại'
    assert told in a_browser_of(sitting.members[1].actor).get("/cham/").content.decode()
    assert "Tin mới" not in a_browser_of(an_actor(Role.COUNCIL_MEMBER)).get("/cham/").content.decode()
    team = a_browser_of(an_actor(Role.ADVISORY_MEMBER)).get("/cham/").content.decode()
    assert "Tin mới" in team
    assert told not in team


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


def test_who_never_marked_a_product_with_a_result_is_not_told_to() -> None:
    sitting = a_sitting()
    an_entry(sitting)
    entry = a_closed_entry(sitting=sitting)
    browser = a_browser_of(sitting.members[7].actor)

    page = browser.get("/cham/").content.decode()
    desk = browser.get(f"/cham/{entry.pk}/").content.decode()

    assert "Đã chốt 0 trên 1 phiếu" in page
    assert "Đã có kết quả, không có phiếu chốt của ông/bà" in page
    assert page.count("Chưa chấm") == 1
    assert "Chưa chấm:" not in desk


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
