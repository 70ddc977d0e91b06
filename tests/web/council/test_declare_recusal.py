"""A member declares that they take no part, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_sitting, an_entry
from given.people import an_actor
from hoaban.areas.council.models import Recusal
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_grounds_are_those_of_the_quy_che_and_one_is_taken() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    browser = a_browser_of(sitting.chair.actor)

    page = browser.get(f"/cham/{entry.pk}/khong-cham/").content.decode()
    answer = browser.post(f"/cham/{entry.pk}/khong-cham/", {"ground": "own_or_family_stake"})

    assert "đã tham gia lập hồ sơ này" in page
    assert answer["Location"] == "/cham/"
    assert Recusal.objects.get().declared_by == sitting.chair.actor.user_id


def test_without_a_ground_it_is_asked_for() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    page = a_browser_of(sitting.chair.actor).post(f"/cham/{entry.pk}/khong-cham/", {}).content.decode()

    assert "Chọn một lý do." in page
    assert not Recusal.objects.exists()


def test_who_has_no_seat_is_told_so() -> None:
    entry = an_entry()

    assert (
        a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get(f"/cham/{entry.pk}/khong-cham/").status_code
        == 403
    )
