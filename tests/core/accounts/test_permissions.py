"""Who may let people in: every rule with every role."""

import pytest

from given.people import a_holding, a_person, an_actor
from hoaban.core.accounts.permissions import (
    may_add_user,
    may_end_role,
    may_grant_role,
    may_make_slip,
    may_make_token,
)
from hoaban.core.accounts.roles import PRODUCER_ROLES, Role
from hoaban.core.actors import OPERATOR, PUBLIC

pytestmark = pytest.mark.django_db
KEEPERS = {Role.ADMINISTRATOR, Role.PROVINCIAL_OFFICER}


@pytest.mark.parametrize("role", list(Role))
def test_only_the_office_and_the_administrator_keep_people(role: Role) -> None:
    actor = an_actor(role, producer="htx" if role in PRODUCER_ROLES else "")

    assert bool(may_add_user(actor)) is bool(may_make_slip(actor, a_person())) is (role in KEEPERS)
    assert (
        bool(may_grant_role(actor, Role.EDITOR))
        is bool(may_end_role(actor, Role.EDITOR))
        is (role in KEEPERS)
    )
    assert bool(may_grant_role(actor, Role.ADMINISTRATOR)) is (role is Role.ADMINISTRATOR)
    assert bool(may_make_token(actor, 0)) is (role is Role.ADMINISTRATOR)
    assert may_make_token(actor, actor.user_id or 0)


def test_the_operator_may_all_and_the_public_nothing() -> None:
    assert may_grant_role(OPERATOR, Role.ADMINISTRATOR)
    assert may_make_token(OPERATOR, 1)
    assert not may_add_user(PUBLIC)


def test_a_slip_takes_an_account_over_so_only_who_could_give_its_roles_makes_one() -> None:
    auditor = a_holding(Role.AUDITOR).user

    assert not may_make_slip(an_actor(Role.PROVINCIAL_OFFICER), auditor)
    assert may_make_slip(an_actor(Role.ADMINISTRATOR), auditor)
    assert may_make_slip(an_actor(Role.PROVINCIAL_OFFICER), a_holding(Role.EDITOR).user)
