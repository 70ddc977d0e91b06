"""Forwarding: all matters, the signed letter, the samples, and another person than the one who typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from given.dossiers import (
    MATTERS,
    a_filed_dossier,
    a_forwarded_dossier,
    a_received_dossier,
    a_typed_dossier,
    an_appraised_dossier,
    fill,
    forward,
    its_commune,
    its_producer,
)
from given.people import NOON, OTHER_COMMUNE, act_of, an_act
from given.registry import TOURISM, a_product
from given.rows import rows_of_a_test
from hoaban.areas.dossiers.actions import appraise_matters, file_dossier, receive_dossier
from hoaban.areas.dossiers.queries import steps_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.documents.queries import paper_issued
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused
from hoaban.core.units.models import ProvinceSetting

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def test_a_proposal_leaves_with_letter_and_samples_and_the_office_is_told():
    dossier = an_appraised_dossier()
    act = its_commune(dossier, role=Role.COMMUNE_CHAIR)

    sent = forward(dossier, act, letter_number="12/UBND-KT")

    assert (sent.state, sent.forwarded_on, sent.forwarded_by) == ("forwarded", TODAY, act.actor.user_id)
    assert (sent.letter_number, sent.letter_date, sent.samples_noted) == ("12/UBND-KT", TODAY, 5)
    assert (sent.letter.owner, sent.letter.content_type) == ("03352", "application/pdf")
    told = Notice.objects.filter(subject=sent.code, address__startswith="/tinh/")
    assert told.get().role == Role.PROVINCIAL_OFFICER
    assert chain.verify().ok


def test_every_matter_needs_its_words():
    dossier = a_received_dossier()
    act = its_commune(dossier)
    texts = {**MATTERS, "local_identity": ""}
    for given, missing in (({}, 4), (texts, 1)):
        appraise_matters(act, dossier, texts=given)

        with pytest.raises(Refused) as refused:
            forward(dossier)

        refusal = refused.value.refusal
        assert (refusal.code, refusal.source) == ("matters-missing", "điểm a khoản 2 Điều 7")
        assert f"còn {missing} trong 4" in str(refusal.why)


def test_the_editions_number_of_samples_goes_along():
    with pytest.raises(Refused) as refused:
        forward(an_appraised_dossier(), samples_noted=4)

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "samples-missing",
        "điểm d khoản 2 Điều 6",
    )


def let_samples_wait():
    with rows_of_a_test() as act:
        how = "on_meeting_day_if_perishable"
        act.add(ProvinceSetting(key="sample_delivery", value=how, regulation="Quy chế 1/QC"))


def test_where_the_regulation_lets_it_samples_that_do_not_keep_come_on_the_day_of_the_meeting():
    let_samples_wait()

    sent = forward(an_appraised_dossier(), samples_noted=1, samples_on_meeting_day=True)

    assert (sent.state, sent.samples_noted) == ("forwarded", 1)
    assert steps_of(sent).latest("id").note == "4 sản phẩm mẫu giao vào ngày Hội đồng họp"


def test_samples_that_keep_go_along_all_the_same_and_leave_no_note():
    let_samples_wait()
    dossier = an_appraised_dossier()

    with pytest.raises(Refused) as refused:
        forward(dossier, samples_noted=4)
    sent = forward(dossier, samples_noted=5, samples_on_meeting_day=True)

    assert refused.value.refusal.code == "samples-missing"
    assert "đánh dấu giao đủ mẫu vào ngày Hội đồng họp" in str(refused.value.refusal.why)
    assert steps_of(sent).latest("id").note == ""


def test_by_default_no_sample_waits():
    with pytest.raises(Refused) as refused:
        forward(an_appraised_dossier(), samples_noted=4, samples_on_meeting_day=True)

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "samples-missing",
        "điểm d khoản 2 Điều 6",
    )
    assert "chưa cho giao mẫu vào ngày Hội đồng họp" in str(refused.value.refusal.why)


def test_tourism_sends_none():
    sent = forward(an_appraised_dossier(a_product(criteria_set=TOURISM)), samples_noted=0)

    assert (sent.state, sent.samples_noted) == ("forwarded", 0)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(2026, 11, 30)])
def test_a_letter_of_tomorrow_or_of_before_the_receipt_is_refused(day):
    with pytest.raises(Refused) as refused:
        forward(an_appraised_dossier(), letter_date=day)

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "letter-day-wrong",
        "điểm b khoản 2 Điều 7",
    )


def test_who_typed_the_dossier_does_not_close_the_proposal_and_another_does():
    dossier = a_typed_dossier()
    officer = its_commune(dossier)
    fill(dossier, officer)
    dossier = file_dossier(officer, dossier, declaration=True, declared_by="Lò Thị Minh Hoạ")
    receive_dossier(officer, dossier)
    appraise_matters(officer, dossier, texts=MATTERS)

    with pytest.raises(Refused) as refused:
        forward(dossier, officer)
    sent = forward(dossier, its_commune(dossier))

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "typed-it-oneself",
        "khoản 2 Điều 4",
    )
    assert sent.state == "forwarded"


def test_who_only_opened_it_for_the_producer_does_not_close_it_either():
    officer = an_act(Role.COMMUNE_OFFICER)
    dossier = a_typed_dossier(by=officer)
    dossier = fill(dossier)
    dossier = file_dossier(its_producer(dossier), dossier, declaration=True, declared_by="Lò Thị Minh Hoạ")
    receive_dossier(officer, dossier)
    appraise_matters(officer, dossier, texts=MATTERS)

    with pytest.raises(Refused) as refused:
        forward(dossier, officer)

    assert refused.value.refusal.code == "typed-it-oneself"


@pytest.mark.parametrize("made", [a_filed_dossier, a_forwarded_dossier])
def test_only_a_received_dossier_is_forwarded(made):
    with pytest.raises(Refused) as refused:
        forward(made())

    assert (refused.value.refusal.code, refused.value.refusal.source) == ("wrong-state", "khoản 2 Điều 7")


def test_another_commune_and_the_producer_do_not_forward():
    dossier = an_appraised_dossier()

    for act in (an_act(Role.COMMUNE_CHAIR, unit=OTHER_COMMUNE), act_of(its_producer(dossier).actor)):
        with pytest.raises(Refused) as refused:
            forward(dossier, act)
        assert refused.value.refusal.code == "wrong-commune"


def test_mau_03_is_issued_with_the_number_and_the_day_of_the_letter():
    dossier = an_appraised_dossier()
    assert paper_issued(IssuedPaper.Kind.APPRAISAL, dossier.code) is None

    forward(dossier)

    paper = paper_issued(IssuedPaper.Kind.APPRAISAL, dossier.code)
    dossier.refresh_from_db()
    assert (paper.number, paper.date) == (dossier.letter_number, dossier.letter_date)
    assert paper.unit == "UBND xã Thanh An"
