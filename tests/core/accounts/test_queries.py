"""Who someone is."""

import pytest

from given.people import a_holding, a_person, an_actor, the_operator
from hoaban.core.accounts import actions, queries
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import PUBLIC

pytestmark = pytest.mark.django_db


def test_a_session_speaks_for_the_chosen_role_else_the_first() -> None:
    user = a_person()
    first, second = a_holding(Role.EDITOR, user=user), a_holding(Role.INSPECTOR, user=user)

    assert queries.actor_in_session(user.pk, second.pk).role == Role.INSPECTOR
    assert queries.actor_in_session(user.pk, None).role == Role.EDITOR
    assert queries.actor_in_session(user.pk, first.pk).holding_id == first.pk


def test_a_session_of_nobody_speaks_for_the_public() -> None:
    assert queries.actor_in_session(None, None) == PUBLIC
    assert queries.actor_in_session(999_999, None) == PUBLIC


def test_somebody_without_a_role_is_somebody() -> None:
    user = a_person()

    actor = queries.actor_in_session(user.pk, None)

    assert (actor.user_id, actor.role) == (user.pk, None)


def test_a_wrong_password_or_an_unknown_number_proves_nobody() -> None:
    a_person(log_in="0912345678")

    assert queries.people_proved("0912345678", "sai") == []
    assert queries.people_proved("0999999999", "sai") == []
    assert queries.people_proved("", "sai") == []


def test_an_e_mail_is_found_in_any_case() -> None:
    user = a_person(log_in="a@demo.invalid")

    assert list(queries.people_with(" A@Demo.invalid ")) == [user]


def test_people_and_holdings_are_called_by_their_names() -> None:
    holding = a_holding(Role.EDITOR)

    assert queries.user_called(str(holding.user.key)) == holding.user
    assert queries.user_called("x") is None
    assert queries.holding_called(str(holding.pk)) == holding
    assert queries.holding_called("x") is None
    assert queries.user_by_id(holding.user_id) == holding.user


def test_holders_of_a_role_in_a_place() -> None:
    actor = an_actor(Role.COMMUNE_OFFICER)

    holders = queries.holders_of(Role.COMMUNE_OFFICER, unit=actor.unit)

    assert [holding.user_id for holding in holders] == [actor.user_id]
    actions.end_role(the_operator(), holders[0])
    assert not queries.holders_of(Role.COMMUNE_OFFICER, unit=actor.unit)


def test_a_job_acts_for_a_role_while_it_is_held() -> None:
    holding = a_holding(Role.PROVINCIAL_OFFICER)
    assert queries.actor_holding(holding.pk) == queries.actor_of(holding)

    actions.end_role(the_operator(), holding)

    assert queries.actor_holding(holding.pk) is None
    assert queries.actor_holding(0) is None
