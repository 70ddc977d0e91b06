"""A secret address at which a calendar reads the clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from given.people import NOON, an_act, an_actor, the_operator
from hoaban.areas.certificates.actions import make_calendar_feed
from hoaban.areas.certificates.queries import calendar_feed_of, reader_behind
from hoaban.core.accounts import actions as accounts
from hoaban.core.accounts.models import Holding
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.audit.rows import state_of
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.PROVINCIAL_OFFICER, Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR])
def test_the_secret_speaks_for_the_person_in_that_role_and_only_its_hash_is_kept(role):
    act = an_act(role)

    made = make_calendar_feed(act)

    assert reader_behind(made.secret) == act.actor
    assert made.secret not in str(state_of(made.row))
    assert calendar_feed_of(act.actor) == made.row


def test_a_new_address_ends_the_old_one():
    actor = an_actor(Role.COMMUNE_OFFICER)
    old = make_calendar_feed(Act(actor, NOON, "page"))
    new = make_calendar_feed(Act(actor, NOON + timedelta(hours=1), "page"))

    old.row.refresh_from_db()
    assert old.row.ended_at == NOON + timedelta(hours=1)
    assert (reader_behind(old.secret), reader_behind(new.secret)) == (None, actor)


def test_with_the_role_the_address_ends():
    act = an_act(Role.COMMUNE_OFFICER)
    made = make_calendar_feed(act)

    accounts.end_role(the_operator(), Holding.objects.get(pk=act.actor.holding_id))

    assert reader_behind(made.secret) is None


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.EDITOR])
def test_who_sees_no_clock_has_no_address(role):
    with pytest.raises(Refused) as refused:
        make_calendar_feed(an_act(role))

    assert refused.value.refusal.code == "not-clock-reader"


def test_the_operator_at_the_command_line_has_no_role_to_tie_it_to():
    with pytest.raises(Refused) as refused:
        make_calendar_feed(the_operator())

    assert refused.value.refusal.code == "no-holding"
    assert calendar_feed_of(the_operator().actor) is None
