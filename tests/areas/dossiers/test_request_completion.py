"""Asking for completion: all faults at once, to commune and producer."""

from __future__ import annotations

import pytest

from given.dossiers import (
    FAULT,
    a_dossier_to_complete,
    a_forwarded_dossier,
    a_taken_in_dossier,
    its_commune,
    the_office,
)
from hoaban.areas.dossiers.actions import request_completion
from hoaban.areas.dossiers.inputs import FaultGiven
from hoaban.areas.dossiers.queries import completion_due, faults_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.law import edition_called
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_completion_is_asked_of_commune_and_producer_by_a_day():
    dossier = request_completion(the_office(), a_forwarded_dossier(), faults=[FAULT])

    assert dossier.state == "to_complete"
    assert [(row.of, row.place) for row in faults_of(dossier)] == [("completion", "1.5")]
    told = Notice.objects.filter(title__contains="hoàn thiện 1 chỗ")
    assert set(told.values_list("role", flat=True)) == {
        Role.COMMUNE_OFFICER,
        Role.COMMUNE_CHAIR,
        Role.PRODUCER_REPRESENTATIVE,
    }
    assert all("15/12/2026" in notice.text for notice in told)  # 10 working days, the default
    assert chain.verify().ok


def test_beyond_the_calendar_no_day_is_named():
    edition = edition_called("qd-26-2026")

    assert completion_due(edition, edition.calendar.last, {"completion_days": None}) is None


@pytest.mark.parametrize(
    ("faults", "code"), [([], "no-faults"), ([FaultGiven("nowhere", "Sai", "")], "unknown-place")]
)
def test_a_completion_without_a_place_is_refused(faults, code):
    with pytest.raises(Refused) as refused:
        request_completion(the_office(), a_forwarded_dossier(), faults=faults)

    assert refused.value.refusal.code == code


@pytest.mark.parametrize("made", [a_dossier_to_complete, a_taken_in_dossier])
def test_only_a_proposal_is_asked_about(made):
    with pytest.raises(Refused) as refused:
        request_completion(the_office(), made(), faults=[FAULT])

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "wrong-state",
        "điểm a khoản 3 Điều 7",
    )


def test_nobody_but_the_office_asks():
    dossier = a_forwarded_dossier()

    with pytest.raises(Refused) as refused:
        request_completion(its_commune(dossier), dossier, faults=[FAULT])

    assert refused.value.refusal.code == "not-ocop-office"
