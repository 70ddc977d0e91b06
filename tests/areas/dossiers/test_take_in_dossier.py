"""Taking in: the province's register number, and word to commune and producer."""

from __future__ import annotations

from datetime import date

import pytest

from given.dossiers import (
    a_forwarded_dossier,
    a_received_dossier,
    a_taken_in_dossier,
    its_commune,
    the_office,
)
from given.people import an_act
from hoaban.areas.dossiers.actions import take_in_dossier
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_proposal_is_taken_in_with_a_number_of_the_province():
    dossier = a_forwarded_dossier()
    act = the_office()

    taken = take_in_dossier(act, dossier)

    assert (taken.state, taken.taken_in_on, taken.taken_in_by_name) == (
        "taken_in",
        date(2026, 12, 1),
        act.actor.name,
    )
    assert taken.province_number == "01-01/PĐK-11-03352-2026"
    assert set(Notice.objects.filter(title__contains="nhận đủ").values_list("role", flat=True)) == {
        Role.COMMUNE_OFFICER,
        Role.COMMUNE_CHAIR,
        Role.PRODUCER_REPRESENTATIVE,
    }
    assert chain.verify().ok


def test_numbers_run_on():
    assert [a_taken_in_dossier().province_serial for _ in range(2)] == [1, 2]


@pytest.mark.parametrize("made", [a_received_dossier, a_taken_in_dossier])
def test_only_a_proposal_is_taken_in_and_once(made):
    with pytest.raises(Refused) as refused:
        take_in_dossier(the_office(), made())

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "wrong-state",
        "điểm a khoản 3 Điều 7",
    )


def test_nobody_but_the_office_takes_in():
    dossier = a_forwarded_dossier()

    for act in (its_commune(dossier), an_act(Role.COUNCIL_SECRETARY)):
        with pytest.raises(Refused) as refused:
            take_in_dossier(act, dossier)
        assert (refused.value.refusal.code, refused.value.refusal.source) == (
            "not-ocop-office",
            "điểm a khoản 3 Điều 7",
        )
