"""Office or secretary enters that a member takes no part, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import Sitting, a_round, a_sitting, an_entry
from given.people import an_actor
from hoaban.areas.council.models import Recusal
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_member_and_ground_are_chosen() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    seat = sitting.council.seats.get(kind="health")
    address = f"/dot/san-pham/{entry.pk}/vang/"
    browser = a_browser_of(an_actor(Role.COUNCIL_SECRETARY))

    without = browser.post(address, {}).content.decode()
    answer = browser.post(address, {"seat": str(seat.pk), "ground": "own_or_family_stake"})

    assert "Chọn một thành viên." in without
    assert "Chọn một lý do." in without
    assert answer["Location"] == "/dot/2026-2/"
    assert Recusal.objects.get().seat == seat


def test_before_there_is_a_council_there_is_nobody_to_choose() -> None:
    entry = an_entry(Sitting(a_round(), None))  # type: ignore[arg-type]

    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get(f"/dot/san-pham/{entry.pk}/vang/")

    assert page.status_code == 200


def test_a_member_uses_their_own_page() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    assert a_browser_of(sitting.chair.actor).get(f"/dot/san-pham/{entry.pk}/vang/").status_code == 403
