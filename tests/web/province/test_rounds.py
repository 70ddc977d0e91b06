"""The list of rounds."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_sitting, an_entry, an_extra_round
from given.people import an_actor
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_rounds_are_listed_and_the_office_may_open_one() -> None:
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    empty = browser.get("/dot/").content.decode()
    an_entry()

    page = browser.get("/dot/").content.decode()

    assert "Chưa mở đợt nào" in empty
    assert "Đợt 02 năm 2026" in page
    assert "29/10/2026" in page
    assert "/dot/mo/" in page


def test_a_member_finds_their_own_rounds_there() -> None:
    sitting, other = a_sitting(), a_sitting(an_extra_round())

    page = a_browser_of(sitting.members[1].actor).get("/dot/").content.decode()

    assert f"/dot/{sitting.round.code}/" in page
    assert f"/dot/{other.round.code}/" not in page


def test_who_watches_sees_no_button_and_others_nothing() -> None:
    assert "/dot/mo/" not in a_browser_of(an_actor(Role.AUDITOR)).get("/dot/").content.decode()
    assert a_browser_of(an_actor(Role.COMMUNE_OFFICER)).get("/dot/").status_code == 403
