"""Receiving: the register number is made, the working days begin."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from given.dossiers import a_filed_dossier, a_received_dossier, its_commune, its_producer
from given.people import OTHER_COMMUNE, an_act
from given.registry import a_producer, a_product
from hoaban.areas.dossiers.actions import receive_dossier
from hoaban.areas.dossiers.actions.receive_dossier import number_in_register
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM
from hoaban.core.audit import chain
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.documents.queries import paper_issued
from hoaban.core.law import edition_called
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_receipt_gives_a_number_a_day_and_a_due_day():
    dossier = a_filed_dossier()
    act = its_commune(dossier)

    received = receive_dossier(act, dossier)

    assert received.state == "received"
    assert (received.received_on, received.received_by) == (date(2026, 12, 1), act.actor.user_id)
    assert received.received_by_name == act.actor.name
    assert received.due_on == date(2026, 12, 22)  # 15 working days after 1/12/2026
    assert received.registration_number == "01-01/PĐK-11-03352-2026"
    notice = Notice.objects.get(role=Role.PRODUCER_REPRESENTATIVE, title__contains="đã nhận")
    assert "22/12/2026" in notice.text
    assert chain.verify().ok


def test_numbers_run_on_in_each_commune_and_year():
    first, second = a_received_dossier(), a_received_dossier()
    elsewhere = a_received_dossier(a_product(a_producer(OTHER_COMMUNE)))
    next_year = a_received_dossier(at=datetime(2027, 5, 5, 9, 0, tzinfo=VIETNAM))

    assert [row.registration_number for row in (first, second, elsewhere, next_year)] == [
        "01-01/PĐK-11-03352-2026",
        "02-01/PĐK-11-03352-2026",
        "01-01/PĐK-11-03349-2026",
        "01-02/PĐK-11-03352-2027",
    ]


def test_the_worked_example_of_the_rule_book():
    received = a_received_dossier(at=datetime(2027, 4, 12, 9, 0, tzinfo=VIETNAM))

    assert received.due_on == date(2027, 5, 6)  # REGULATION 16: off 16/4, 30/4, 3/5


def test_beyond_the_calendar_no_day_is_guessed():
    dossier = a_filed_dossier()
    last = edition_called(dossier.edition).calendar.last
    late = datetime(last.year, last.month, last.day, 9, 0, tzinfo=VIETNAM)

    with pytest.raises(Refused) as refused:
        receive_dossier(its_commune(dossier, late), dossier)

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "outside-calendar",
        "khoản 2 Điều 7",
    )


def test_receipt_twice_is_the_wrong_state():
    dossier = a_received_dossier()

    with pytest.raises(Refused) as refused:
        receive_dossier(its_commune(dossier), dossier)

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "wrong-state",
        "điểm a khoản 2 Điều 7",
    )


def test_another_commune_and_the_producer_do_not_receive():
    dossier = a_filed_dossier()

    for act in (an_act(Role.COMMUNE_CHAIR, unit=OTHER_COMMUNE), its_producer(dossier)):
        with pytest.raises(Refused) as refused:
            receive_dossier(act, dossier)
        assert refused.value.refusal.code == "wrong-commune"


class PlainEdition:
    """An edition that says nothing of numbers and has no rounds."""

    rounds = ()

    def code_pattern(self, code: str) -> str:
        return ""


def test_an_edition_that_prints_no_pattern_still_gets_a_number():
    dossier = a_filed_dossier()

    assert number_in_register(PlainEdition(), dossier, 7, date(2026, 12, 1)) == "07-03352-2026"


def test_the_receipt_is_issued_with_the_number_and_the_day_of_the_register():
    dossier = a_filed_dossier()
    assert paper_issued(IssuedPaper.Kind.RECEIPT, dossier.code) is None

    received = receive_dossier(its_commune(dossier), dossier)

    paper = paper_issued(IssuedPaper.Kind.RECEIPT, dossier.code)
    assert (paper.number, paper.date) == (received.registration_number, received.received_on)
    assert paper.unit == "UBND xã Thanh An"
    assert chain.verify(against=paper.audit_head).ok


def test_a_refused_receipt_issues_none():
    dossier = a_received_dossier()
    given = IssuedPaper.objects.count()

    with pytest.raises(Refused):
        receive_dossier(its_commune(dossier), dossier)

    assert IssuedPaper.objects.count() == given
