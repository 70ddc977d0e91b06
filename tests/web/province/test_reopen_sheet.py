"""Opening a closed sheet again, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_closed_sheet, a_sitting, an_entry
from given.people import an_actor
from hoaban.areas.council.models import Sheet
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_it_is_asked_once_more_and_opened() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheet = a_closed_sheet(sitting.members[3], entry)
    address = f"/dot/phieu/{sheet.pk}/mo-lai/"
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    asked = browser.get(address).content.decode()
    answer = browser.post(address)
    again = browser.post(address).content.decode()

    assert sitting.members[3].actor.name in asked
    assert answer["Location"] == f"/dot/san-pham/{entry.pk}/phieu/"
    assert Sheet.objects.get().state == "open"
    assert "Phiếu này đang chấm." in again


def test_who_may_not_is_told_why() -> None:
    sitting = a_sitting()
    sheet = a_closed_sheet(sitting.members[3], an_entry(sitting))

    page = a_browser_of(an_actor(Role.COUNCIL_SECRETARY)).get(f"/dot/phieu/{sheet.pk}/mo-lai/")

    assert page.status_code == 403
    assert "Quy chế Hội đồng" in page.content.decode()
