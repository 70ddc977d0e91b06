"""A member says that the dossier is to be excluded, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_sitting, an_entry
from given.people import an_actor
from hoaban.areas.council.models import SheetKnockOut
from hoaban.areas.council.queries import criteria_set_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_a_reason_is_needed_and_kept_with_it() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    knock_out = criteria_set_of(entry).knock_outs[0]
    address = f"/cham/{entry.pk}/loai/{knock_out.id}/"
    browser = a_browser_of(sitting.chair.actor)

    without = browser.post(address, {"knock_out": knock_out.id}).content.decode()
    answer = browser.post(address, {"knock_out": knock_out.id, "reason": "Giấy giả"})

    assert "Ghi lý do để đưa vào biên bản." in without
    assert answer["Location"] == f"/cham/{entry.pk}/"
    assert SheetKnockOut.objects.get().reason == "Giấy giả"


def test_a_knock_out_the_set_does_not_have_has_no_page() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    assert a_browser_of(sitting.chair.actor).get(f"/cham/{entry.pk}/loai/zz/").status_code == 404


def test_who_may_not_mark_may_not_say_it() -> None:
    entry = an_entry()

    assert (
        a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get(f"/cham/{entry.pk}/loai/K1/").status_code == 403
    )
