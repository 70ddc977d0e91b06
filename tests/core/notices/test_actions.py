"""Telling somebody something."""

import pytest

from given.people import COMMUNE, OTHER_COMMUNE, an_actor, the_operator
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.notices.actions import tell
from hoaban.core.notices.queries import notices_of

pytestmark = pytest.mark.django_db


@deed(inner=True)
def tell_the_commune(act: Act) -> None:
    """A deed of this test."""
    tell(act, Role.COMMUNE_OFFICER, "Có hồ sơ mới", unit=COMMUNE, subject="HS-2026-0001")


def test_a_notice_reaches_the_desk_it_is_for_and_no_other() -> None:
    tell_the_commune(the_operator())

    assert [notice.title for notice in notices_of(an_actor(Role.COMMUNE_OFFICER))] == ["Có hồ sơ mới"]
    assert not notices_of(an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))
    assert not notices_of(an_actor(Role.PROVINCIAL_OFFICER))
