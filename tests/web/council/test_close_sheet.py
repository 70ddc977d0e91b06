"""Closing one's own sheet, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_sitting, an_entry, marked
from given.people import an_actor
from hoaban.areas.council import actions
from hoaban.areas.council.models import Sheet
from hoaban.areas.council.queries import criteria_set_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_a_full_sheet_is_shown_once_more_and_closed() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    knock_out = criteria_set_of(entry).knock_outs[0].id
    actions.propose_knock_out(sitting.chair, entry, knock_out=knock_out, reason="Giấy giả")
    marked(sitting.chair, entry)
    browser = a_browser_of(sitting.chair.actor)

    page = browser.get(f"/cham/{entry.pk}/chot/").content.decode()
    answer = browser.post(f"/cham/{entry.pk}/chot/")

    assert "32/32" in page
    assert "Giấy giả" in page
    assert "Sau khi chốt không sửa được" in page
    assert answer["Location"] == "/cham/"
    assert Sheet.objects.get().state == "closed"


def test_a_sheet_that_lacks_criteria_is_refused_with_their_names() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    marked(sitting.chair, entry, {"1.1": "a"})

    page = a_browser_of(sitting.chair.actor).post(f"/cham/{entry.pk}/chot/").content.decode()

    assert "còn 31 tiêu chí chưa chấm" in page
    assert f"/cham/{entry.pk}/?tieu-chi=1.2" in page


def test_who_has_no_seat_closes_nothing() -> None:
    entry = an_entry()

    assert a_browser_of(an_actor(Role.COUNCIL_SECRETARY)).get(f"/cham/{entry.pk}/chot/").status_code == 403
