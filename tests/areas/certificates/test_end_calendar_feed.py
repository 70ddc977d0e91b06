"""Revoking the secret address of a calendar."""

from __future__ import annotations

from datetime import timedelta

import pytest

from given.people import NOON, act_of, an_act, an_actor, the_operator
from hoaban.areas.certificates.actions import end_calendar_feed, make_calendar_feed
from hoaban.areas.certificates.queries import calendar_feed_called, reader_behind
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_its_person_revokes_it_and_it_answers_no_more():
    actor = an_actor(Role.COMMUNE_OFFICER)
    made = make_calendar_feed(act_of(actor))

    end_calendar_feed(act_of(actor), made.row)
    again = end_calendar_feed(Act(actor, NOON + timedelta(days=1), "page"), made.row)

    assert reader_behind(made.secret) is None
    assert again.ended_at == NOON


def test_who_keeps_people_and_roles_revokes_it_too():
    made = make_calendar_feed(an_act(Role.COMMUNE_OFFICER))

    assert end_calendar_feed(an_act(Role.ADMINISTRATOR), made.row).ended_at


def test_nobody_else_does():
    made = make_calendar_feed(an_act(Role.COMMUNE_OFFICER))

    for act in (an_act(Role.COMMUNE_OFFICER), the_operator()):
        with pytest.raises(Refused) as refused:
            end_calendar_feed(act, made.row)
        assert refused.value.refusal.code == "not-own-feed"


def test_it_is_called_by_its_number_and_never_by_its_secret():
    made = make_calendar_feed(an_act(Role.COMMUNE_OFFICER))

    assert calendar_feed_called(str(made.row.pk)) == made.row
    assert calendar_feed_called(made.secret) is None
