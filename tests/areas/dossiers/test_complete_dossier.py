"""Completing: what was asked for is mended, and the dossier goes back to the province, frozen anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from given.dossiers import (
    REPORT,
    a_dossier_to_complete,
    a_forwarded_dossier,
    its_commune,
    its_producer,
    the_office,
)
from given.people import NOON, OTHER_COMMUNE, an_act
from given.registry import a_producer, a_representative_of
from hoaban.areas.dossiers.actions import assess_product, complete_dossier, write_report
from hoaban.areas.dossiers.permissions import may_complete_dossier
from hoaban.areas.dossiers.queries import faults_of, snapshot_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_the_producer_mends_and_hands_back():
    dossier = a_dossier_to_complete()
    act = its_producer(dossier, NOON + timedelta(days=2))
    assess_product(act, dossier, criterion="1.5", option="c", note="Hợp đồng chụp lại")

    back = complete_dossier(act, dossier)

    assert back.state == "forwarded"
    assert back.filed_on == NOON.date()  # the day it was filed does not change
    assert not faults_of(back).exists()
    snapshot = snapshot_of(back)
    assert snapshot.number == 2
    assert next(item for item in snapshot.content["answers"] if item["criterion"] == "1.5")["option"] == "c"
    assert Notice.objects.filter(role=Role.PROVINCIAL_OFFICER, title__contains="đã hoàn thiện").exists()
    assert chain.verify().ok


def test_the_commune_hands_back_too():
    dossier = a_dossier_to_complete()

    assert complete_dossier(its_commune(dossier), dossier).state == "forwarded"


def test_what_filing_asks_for_is_asked_again():
    dossier = a_dossier_to_complete()
    act = its_producer(dossier)
    write_report(act, dossier, **{**REPORT, "plan": ""})

    with pytest.raises(Refused) as refused:
        complete_dossier(act, dossier)

    assert refused.value.refusal.code == "part-missing"


def test_only_what_is_to_be_completed_is_completed():
    dossier = a_forwarded_dossier()

    with pytest.raises(Refused) as refused:
        complete_dossier(its_producer(dossier), dossier)

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "wrong-state",
        "điểm a khoản 3 Điều 7",
    )


def test_others_do_not_complete():
    dossier = a_dossier_to_complete()

    assert may_complete_dossier(the_office().actor, dossier).code == "no-consent"
    for stranger in (
        a_representative_of(a_producer()),
        an_act(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE).actor,
    ):
        assert may_complete_dossier(stranger, dossier).code == "not-own-dossier"
    with pytest.raises(Refused):
        complete_dossier(an_act(Role.COUNCIL_MEMBER), dossier)
