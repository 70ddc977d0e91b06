"""A member takes back that the dossier is to be excluded, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_sitting, an_entry
from given.people import an_actor
from hoaban.areas.council import actions
from hoaban.areas.council.models import SheetKnockOut
from hoaban.areas.council.queries import criteria_set_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_it_is_asked_once_more_and_taken_back() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    knock_out = criteria_set_of(entry).knock_outs[0]
    actions.propose_knock_out(sitting.chair, entry, knock_out=knock_out.id, reason="Giấy giả")
    address = f"/cham/{entry.pk}/loai/{knock_out.id}/bo/"
    browser = a_browser_of(sitting.chair.actor)

    desk = browser.get(f"/cham/{entry.pk}/").content.decode()
    asked = browser.get(address)
    answer = browser.post(address, {"knock_out": knock_out.id})

    assert address in desk
    assert asked.status_code == 200
    assert answer["Location"] == f"/cham/{entry.pk}/"
    assert not SheetKnockOut.objects.exists()


def test_who_may_not_mark_may_not_take_it_back() -> None:
    entry = an_entry()

    assert a_browser_of(an_actor(Role.AUDITOR)).get(f"/cham/{entry.pk}/loai/K1/bo/").status_code == 403
