"""Who may let people in: every rule with every role."""

import pytest

from given.people import a_holding, a_person, an_actor, the_operator
from hoaban.core.accounts.actions import end_role
from hoaban.core.accounts.models import User
from hoaban.core.accounts.permissions import (
    LET_IN_BY_OFFICE,
    may_act_by_token,
    may_add_user,
    may_end_role,
    may_grant_role,
    may_make_slip,
    may_make_token,
)
from hoaban.core.accounts.roles import PRODUCER_ROLES, Role
from hoaban.core.actors import OPERATOR, PUBLIC
from hoaban.core.permissions import Refusal, Verdict

pytestmark = pytest.mark.django_db
KEEPERS = {Role.ADMINISTRATOR, Role.PROVINCIAL_OFFICER}


def code_of(verdict: Verdict) -> str:
    return verdict.code if isinstance(verdict, Refusal) else ""


def somebody_who_is(*roles: Role) -> User:
    user = a_person()
    for role in roles:
        a_holding(role, user=user, producer="htx" if role in PRODUCER_ROLES else "")
    return user


@pytest.mark.parametrize("role", list(Role))
def test_only_the_office_and_the_administrator_keep_people(role: Role) -> None:
    actor = an_actor(role, producer="htx" if role in PRODUCER_ROLES else "")
    officer = somebody_who_is(Role.COMMUNE_OFFICER)

    assert bool(may_add_user(actor)) is bool(may_make_slip(actor, officer)) is (role in KEEPERS)
    assert (
        bool(may_grant_role(actor, Role.EDITOR))
        is bool(may_end_role(actor, Role.EDITOR))
        is (role in KEEPERS)
    )
    assert bool(may_grant_role(actor, Role.ADMINISTRATOR)) is (role is Role.ADMINISTRATOR)


@pytest.mark.parametrize("role", list(Role))
def test_a_token_is_made_for_oneself_alone_and_for_the_role_one_acts_in(role: Role) -> None:
    actor = an_actor(role, producer="htx" if role in PRODUCER_ROLES else "")
    another = Role.EDITOR if role is not Role.EDITOR else Role.INSPECTOR

    assert code_of(may_make_token(actor, 0)) == "not-own-token"
    assert may_make_token(actor, actor.user_id or 0)
    assert may_act_by_token(actor, role)
    assert may_act_by_token(actor, "")
    assert code_of(may_act_by_token(actor, another)) == "token-of-other-role"


def test_the_operator_may_all_and_the_public_nothing() -> None:
    assert may_grant_role(OPERATOR, Role.ADMINISTRATOR)
    assert may_make_token(OPERATOR, 1)
    assert may_act_by_token(OPERATOR, Role.EDITOR)
    assert may_make_slip(OPERATOR, a_person())
    assert not may_add_user(PUBLIC)
    assert not may_make_slip(PUBLIC, a_person())


@pytest.mark.parametrize("role", list(Role))
def test_the_office_prints_slips_for_producers_and_communes_and_the_administrator_for_everybody(
    role: Role,
) -> None:
    person = somebody_who_is(role)

    verdict = may_make_slip(an_actor(Role.PROVINCIAL_OFFICER), person)

    assert code_of(verdict) == ("" if role in LET_IN_BY_OFFICE else "slip-by-administrator")
    assert may_make_slip(an_actor(Role.ADMINISTRATOR), person)


def test_one_role_that_judges_is_enough_and_so_is_none_at_all() -> None:
    """Else the office would print a slip first and give the seat afterwards."""
    office = an_actor(Role.PROVINCIAL_OFFICER)
    refusal = may_make_slip(office, somebody_who_is(Role.COMMUNE_OFFICER, Role.COUNCIL_MEMBER))

    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.source) == (
        "slip-by-administrator",
        "khoản 2 Điều 4; Luật 91/2025/QH15",
    )
    assert "quản trị không chấm điểm" in str(refusal.why)
    assert code_of(may_make_slip(office, a_person())) == "slip-by-administrator"


def test_a_role_that_was_given_up_no_longer_counts() -> None:
    person = somebody_who_is(Role.COMMUNE_OFFICER)
    end_role(the_operator(), a_holding(Role.COUNCIL_MEMBER, user=person))

    assert may_make_slip(an_actor(Role.PROVINCIAL_OFFICER), person)
