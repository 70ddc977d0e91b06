"""Putting dossiers into a round, seen."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_of
from given.council import a_dossier_taken_in, a_round
from given.people import an_actor
from hoaban.areas.council.models import Entry
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_what_fits_is_ticked_and_what_belongs_to_a_later_round_says_so() -> None:
    a_round()
    good, late = a_dossier_taken_in(), a_dossier_taken_in(date(2026, 11, 2))
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    page = browser.get("/dot/2026-2/xep/").content.decode()
    refused = browser.post("/dot/2026-2/xep/", {"dossiers": [good.code, late.code]}).content.decode()
    answer = browser.post("/dot/2026-2/xep/", {"dossiers": [good.code]})

    assert f'value="{late.code}" disabled' in page
    assert "thuộc Đợt 01 năm 2027" in page
    assert "khoản 1 Điều 5" in refused
    assert f'value="{good.code}" checked' in refused
    assert answer["Location"] == "/dot/2026-2/"
    assert Entry.objects.get().dossier == good


def test_nothing_ticked_is_asked_for() -> None:
    a_round()
    a_dossier_taken_in()

    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).post("/dot/2026-2/xep/", {}).content.decode()

    assert "Chọn ít nhất một hồ sơ." in page


def test_when_nothing_waits_the_page_says_so_and_others_do_not_see_it() -> None:
    a_round()

    assert (
        "Chưa có hồ sơ nào chờ"
        in a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/dot/2026-2/xep/").content.decode()
    )
    assert a_browser_of(an_actor(Role.COUNCIL_SECRETARY)).get("/dot/2026-2/xep/").status_code == 403


def test_what_was_in_time_for_an_earlier_round_is_taken_with_the_reason_that_was_asked_for() -> None:
    a_round("province-1", 2027)
    early = a_dossier_taken_in(date(2026, 10, 20))
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    page = browser.get("/dot/2027-1/xep/").content.decode()
    refused = browser.post("/dot/2027-1/xep/", {"dossiers": [early.code]}).content.decode()
    answer = browser.post("/dot/2027-1/xep/", {"dossiers": [early.code], "reason": "Bổ sung muộn."})

    assert f'value="{early.code}" disabled' not in page
    assert "kịp hạn của Đợt 02 năm 2026" in page
    assert 'name="reason"' in page
    assert "khoản 1 Điều 5" in refused
    assert f'value="{early.code}" checked' in refused
    assert answer["Location"] == "/dot/2027-1/"


def test_no_reason_is_asked_for_where_every_dossier_is_in_its_own_round() -> None:
    a_round()
    a_dossier_taken_in()

    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get("/dot/2026-2/xep/").content.decode()

    assert 'name="reason"' not in page
