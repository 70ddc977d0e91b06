"""Whose sheets are closed, so that one can be opened again."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_closed_sheet, a_sitting, an_entry
from given.people import an_actor
from hoaban.areas.council.models import Sheet
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_closed_sheets_are_named_without_a_mark() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    browser = a_browser_of(sitting.chair.actor)
    empty = browser.get(f"/dot/san-pham/{entry.pk}/phieu/").content.decode()
    a_closed_sheet(sitting.members[3], entry)

    page = browser.get(f"/dot/san-pham/{entry.pk}/phieu/").content.decode()

    assert "Chưa có phiếu nào chốt" in empty
    assert sitting.members[3].actor.name in page
    assert f"/dot/phieu/{Sheet.objects.get().pk}/mo-lai/" in page
    assert "100" not in page.split("<main", 1)[1]


def test_a_member_who_does_not_chair_does_not_see_it() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    assert a_browser_of(sitting.members[3].actor).get(f"/dot/san-pham/{entry.pk}/phieu/").status_code == 403
    assert (
        a_browser_of(an_actor(Role.COUNCIL_SECRETARY)).get(f"/dot/san-pham/{entry.pk}/phieu/").status_code
        == 200
    )
