"""Writing the report of Mẫu số 02: kept as far as it is written."""

from __future__ import annotations

import pytest

from given.dossiers import (
    REPORT,
    a_filed_dossier,
    a_typed_dossier,
    an_opened_dossier,
    its_commune,
    its_producer,
)
from given.people import an_act
from hoaban.areas.dossiers.actions import write_report
from hoaban.areas.dossiers.permissions import may_write_report
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_report_is_kept_half_done_and_whole():
    dossier = an_opened_dossier()
    act = its_producer(dossier)

    half = write_report(act, dossier, markets="Chợ tỉnh")
    assert (half.markets, half.plan, half.sample_count) == ("Chợ tỉnh", "", None)
    whole = write_report(act, dossier, **REPORT)

    assert {name: getattr(whole, name) for name in REPORT} == REPORT
    assert chain.verify().ok


def test_an_officer_writes_where_the_producer_agreed_and_is_remembered():
    dossier = a_typed_dossier()
    officer = its_commune(dossier)

    write_report(officer, dossier, plan="Thêm đàn ong")

    assert officer.actor.user_id in dossier.writers.values_list("user_id", flat=True)


def test_a_stranger_and_a_filed_dossier_are_refused():
    dossier = a_filed_dossier()

    with pytest.raises(Refused) as stranger:
        write_report(an_act(Role.COUNCIL_MEMBER), dossier, plan="x")
    with pytest.raises(Refused) as filed:
        write_report(its_producer(dossier), dossier, plan="x")

    assert stranger.value.refusal.code == "not-own-dossier"
    assert filed.value.refusal.code == "not-open-for-writing"
    assert may_write_report(its_producer(dossier).actor, dossier)
