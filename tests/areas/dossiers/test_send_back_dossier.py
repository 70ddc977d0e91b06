"""Sending back before receipt: every fault at once, each pinned to its place."""

from __future__ import annotations

import pytest

from given.dossiers import FAULT, a_filed_dossier, a_received_dossier, its_commune, its_producer
from given.people import OTHER_COMMUNE, an_act
from hoaban.areas.dossiers.actions import file_dossier, send_back_dossier
from hoaban.areas.dossiers.inputs import FaultGiven
from hoaban.areas.dossiers.queries import faults_of, letters_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db
FAULTS = (
    FAULT,
    FaultGiven("history", "Chưa kể từ khi lập.", ""),
    FaultGiven("production-conditions", "Trang 2 bị lóa.", "Chụp lại."),
    FaultGiven("registration", "Thiếu chữ ký.", "Ký lại."),
)


def test_a_dossier_goes_back_with_every_fault_and_the_producer_is_told():
    dossier = a_filed_dossier()
    act = its_commune(dossier)

    back = send_back_dossier(act, dossier, faults=FAULTS)

    assert back.state == "sent_back"
    assert [(row.place, row.what, row.todo) for row in faults_of(back)] == [
        (fault.place, fault.what, fault.todo) for fault in FAULTS
    ]
    assert {(row.of, row.batch, row.by) for row in faults_of(back)} == {("return", 1, act.actor.user_id)}
    notice = Notice.objects.get(role=Role.PRODUCER_REPRESENTATIVE, title__contains="Cần sửa 4 chỗ")
    assert "Trang 2 bị lóa." in notice.text
    assert chain.verify().ok


def test_a_second_return_is_a_second_letter():
    dossier = send_back_dossier(its_commune(d := a_filed_dossier()), d, faults=[FAULT])
    file_dossier(its_producer(dossier), dossier, declaration=True, declared_by="Lò Thị Minh Hoạ")

    again = send_back_dossier(its_commune(dossier), dossier, faults=FAULTS[1:])

    assert [[fault.place for fault in letter] for letter in letters_of(again)] == [
        ["history", "production-conditions", "registration"],
        ["1.5"],
    ]
    assert {fault.batch for fault in faults_of(again)} == {2}


@pytest.mark.parametrize(
    ("faults", "code"), [([], "no-faults"), ([FAULT, FaultGiven("9.9", "Sai", "")], "unknown-place")]
)
def test_a_return_without_a_place_is_refused(faults, code):
    dossier = a_filed_dossier()

    with pytest.raises(Refused) as refused:
        send_back_dossier(its_commune(dossier), dossier, faults=faults)

    assert refused.value.refusal.code == code
    assert not dossier.faults.exists()


def test_after_receipt_nothing_is_sent_back():
    dossier = a_received_dossier()

    with pytest.raises(Refused) as refused:
        send_back_dossier(its_commune(dossier), dossier, faults=FAULTS)

    assert (refused.value.refusal.code, refused.value.refusal.source) == ("wrong-state", "khoản 2 Điều 7")


def test_another_commune_and_the_producer_do_not_send_back():
    dossier = a_filed_dossier()

    for act in (an_act(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE), its_producer(dossier)):
        with pytest.raises(Refused) as refused:
            send_back_dossier(act, dossier, faults=FAULTS)
        assert (refused.value.refusal.code, refused.value.refusal.source) == (
            "wrong-commune",
            "khoản 2 Điều 7",
        )
