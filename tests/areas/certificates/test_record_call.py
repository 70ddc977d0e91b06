"""Entering a call about a certificate that ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from given.certificates import a_past_certificate
from given.people import NOON, OTHER_COMMUNE, an_act, an_actor
from hoaban.areas.certificates.actions import record_call
from hoaban.areas.certificates.models import Call
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def refusal_of(act, certificate, **values):
    with pytest.raises(Refused) as refused:
        record_call(act, certificate, **values)
    return refused.value.refusal


def test_a_call_is_kept_with_who_called_and_when():
    act = an_act(Role.COMMUNE_OFFICER)

    call = record_call(
        act, a_past_certificate(), outcome="promised", promised_on=date(2026, 12, 18), note="Tối"
    )

    assert (call.outcome, call.promised_on, call.note) == ("promised", date(2026, 12, 18), "Tối")
    assert (call.at, call.by, call.by_name) == (NOON, act.actor.user_id, act.actor.name)
    assert chain.verify().ok


@pytest.mark.parametrize("role", [Role.PROVINCIAL_OFFICER, Role.COMMUNE_CHAIR])
def test_the_office_and_the_chair_of_the_commune_enter_calls_too(role):
    assert record_call(an_act(role), a_past_certificate(), outcome="no_answer").pk


@pytest.mark.parametrize(
    ("role", "unit"),
    [(Role.COMMUNE_OFFICER, OTHER_COMMUNE), (Role.AUDITOR, ""), (Role.PROVINCE_CHAIRMAN, "")],
)
def test_nobody_else_does(role, unit):
    assert refusal_of(an_act(role, unit=unit), a_past_certificate(), outcome="talked").code == "not-caller"


def test_a_promise_has_a_day_that_is_not_past():
    act, certificate = an_act(Role.COMMUNE_OFFICER), a_past_certificate()

    without = refusal_of(act, certificate, outcome="promised")
    past = refusal_of(act, certificate, outcome="talked", promised_on=date(2026, 11, 30))

    assert (without.code, without.field) == ("promise-without-day", "promised_on")
    assert (past.code, past.field) == ("promise-in-past", "promised_on")
    assert record_call(act, certificate, outcome="promised", promised_on=date(2026, 12, 1))


def test_the_same_call_entered_twice_is_one_and_another_an_hour_later_is_another():
    actor, certificate = an_actor(Role.COMMUNE_OFFICER), a_past_certificate()
    record_call(Act(actor, NOON, "page"), certificate, outcome="no_answer")

    again = refusal_of(Act(actor, NOON + timedelta(seconds=20), "page"), certificate, outcome="no_answer")
    record_call(Act(actor, NOON + timedelta(seconds=30), "page"), certificate, outcome="talked")
    record_call(Act(actor, NOON + timedelta(hours=1), "page"), certificate, outcome="talked")

    assert again.code == "call-entered"
    assert Call.objects.count() == 3
