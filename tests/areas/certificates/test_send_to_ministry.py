"""Sending an approved result to the Ministry."""

from __future__ import annotations

import pytest

from given.certificates import a_decision, a_submitted_dossier
from given.people import an_act
from given.rows import rows_of_a_test
from hoaban.areas.certificates import actions
from hoaban.core.accounts.roles import Role
from hoaban.core.permissions import Refused
from hoaban.core.units.models import ProvinceSetting

pytestmark = pytest.mark.django_db


def refusal_of(role, dossier):
    with pytest.raises(Refused) as refused:
        actions.send_to_ministry(an_act(role), dossier)
    return refused.value.refusal


def test_nobody_but_the_office_sends():
    assert (
        refusal_of(Role.PROVINCE_CHAIRMAN, a_submitted_dossier(star=5, mean="92")).code
        == "not-decision-keeper"
    )


@pytest.mark.parametrize("decided", [False, True])
def test_without_the_chairmans_approval_nothing_is_sent(decided):
    dossier = a_submitted_dossier()
    if decided:
        a_decision(dossier)

    refusal = refusal_of(Role.PROVINCIAL_OFFICER, dossier)

    assert (refusal.code, refusal.source) == ("no-approval", "điểm e khoản 3 Điều 7")


def test_what_was_sent_is_not_sent_again():
    dossier = a_submitted_dossier(star=5, mean="92")
    a_decision(dossier, kind="result_approval")

    assert refusal_of(Role.PROVINCIAL_OFFICER, dossier).code == "wrong-state"


def test_a_province_may_send_ninety_points_whatever_the_gates_when_its_regulation_says_so():
    with rows_of_a_test() as act:
        act.add(ProvinceSetting(key="send_to_ministry_needs_gates", value=False, regulation="Quy chế 1/QC"))
    dossier = a_submitted_dossier(star=4, mean="90")

    a_decision(dossier, kind="result_approval")

    dossier.refresh_from_db()
    assert dossier.state == "sent_to_ministry"
