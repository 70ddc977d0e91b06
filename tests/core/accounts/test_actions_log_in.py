"""What people change about how they come in: password, number, machines."""

from datetime import timedelta

import pytest

from given.people import NOON, PASSWORD, a_holding, a_person, act_of, the_operator
from hoaban.core.accounts import actions
from hoaban.core.accounts.models import User, Visit
from hoaban.core.accounts.queries import actor_of, is_password_of, open_visits_of, visit_goes_on
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.audit.chain import verify
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return a_holding(Role.EDITOR, user=a_person("Lò Thị Minh Hoạ", log_in="0912345678")).user


def own(user: User) -> Act:
    """An act of this person."""
    return act_of(actor_of(user.holdings.get()))


def stranger() -> Act:
    return own(a_holding(Role.ADMINISTRATOR).user)


def test_a_stay_lasts_90_days_on_ones_own_phone_and_12_hours_elsewhere(user: User) -> None:
    for kind, lasts in (
        ("own", timedelta(days=90)),
        ("shared", timedelta(hours=12)),
        ("once", timedelta(hours=12)),
    ):
        visit = actions.log_in(own(user), kind=kind, machine="Chrome, Android")

        assert visit_goes_on(visit.pk, user.pk, NOON + lasts - timedelta(seconds=1))
        assert not visit_goes_on(visit.pk, user.pk, NOON + lasts)
        assert not visit_goes_on(visit.pk, user.pk + 1, NOON)


def test_a_new_password_ends_every_machine_but_this_one(user: User) -> None:
    here, lost = actions.log_in(own(user)), actions.log_in(own(user))

    actions.change_password(own(user), user, password=PASSWORD, here=here.pk)

    assert is_password_of(user.pk, PASSWORD)
    assert not is_password_of(user.pk, "sai")
    assert list(open_visits_of(user, NOON)) == [here]
    assert Visit.objects.get(pk=lost.pk).ended_at == NOON
    assert verify().ok


def test_a_slip_ends_every_machine(user: User) -> None:
    actions.log_in(own(user), kind="own")

    actions.use_slip(the_operator(), actions.make_slip(the_operator(), user).slip, password=PASSWORD)

    assert not open_visits_of(user, NOON).exists()


def test_a_machine_ended_twice_keeps_its_first_end(user: User) -> None:
    visit = actions.log_in(own(user))

    actions.end_visit(own(user), visit)
    again = actions.end_visit(Act(own(user).actor, NOON + timedelta(hours=1), "page"), visit)

    assert again.ended_at == NOON


def test_a_number_of_ones_own_may_be_said_again_and_somebodys_with_the_same_name_never(user: User) -> None:
    actions.change_number(own(user), user, phone="0912345678")
    a_person("Lò Thị Minh Hoạ", log_in="0987654321")

    for said in (False, True):
        with pytest.raises(Refused) as refused:
            actions.change_number(own(user), user, phone="0987654321", another_person=said)
        assert refused.value.refusal.code == "user-exists"


def test_nobody_else_changes_how_somebody_comes_in(user: User) -> None:
    visit = actions.log_in(own(user))
    act = stranger()
    tries = [
        lambda: actions.change_password(act, user, password=PASSWORD),
        lambda: actions.change_number(act, user, phone="0987654321"),
        lambda: actions.end_visit(act, visit),
    ]

    for attempt in tries:
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.refusal.code == "not-own-log-in"
    assert visit_goes_on(visit.pk, user.pk, NOON)
