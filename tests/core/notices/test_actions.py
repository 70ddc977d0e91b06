"""Telling somebody something."""

import pytest

from given.people import COMMUNE, OTHER_COMMUNE, a_person, an_actor, the_operator
from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.notices.actions import tell, tell_person
from hoaban.core.notices.queries import notices_of

pytestmark = pytest.mark.django_db


@deed(inner=True)
def tell_the_commune(act: Act) -> None:
    """A deed of this test."""
    tell(act, Role.COMMUNE_OFFICER, "Có hồ sơ mới", unit=COMMUNE, subject="HS-2026-0001")


@deed(inner=True)
def tell_somebody(act: Act, user: User) -> None:
    """A deed of this test."""
    tell_person(act, user, "Riêng cho ông/bà")


def test_a_notice_for_one_person_reaches_them_in_every_role_and_nobody_else() -> None:
    person = a_person()
    tell_somebody(the_operator(), person)

    for role in (Role.COUNCIL_MEMBER, Role.EDITOR):
        assert [notice.title for notice in notices_of(an_actor(role, user=person))] == ["Riêng cho ông/bà"]
        assert not notices_of(an_actor(role))


def test_a_notice_reaches_the_desk_it_is_for_and_no_other() -> None:
    tell_the_commune(the_operator())

    assert [notice.title for notice in notices_of(an_actor(Role.COMMUNE_OFFICER))] == ["Có hồ sơ mới"]
    assert not notices_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))
    assert not notices_of(an_actor(Role.PROVINCIAL_OFFICER))
