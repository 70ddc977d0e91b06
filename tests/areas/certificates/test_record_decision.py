"""Entering a decision from its signed copy, and what it carries out."""

from __future__ import annotations

from datetime import date

import pytest

from given.certificates import SIGNED_ON, a_decision, a_round, a_signed_copy, a_submitted_dossier
from given.council import a_submitted_entry
from given.files import a_picture, an_upload
from given.people import an_act
from hoaban.areas.certificates import actions
from hoaban.areas.certificates.models import Certificate, Decision, Ruling
from hoaban.areas.certificates.permissions import may_record_decision
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import PUBLIC
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def refusal_of(*dossiers, **values):
    with pytest.raises(Refused) as refused:
        a_decision(*dossiers, **values)
    return refused.value.refusal


def test_a_recognition_issues_the_certificates_of_all_its_dossiers_at_once():
    round = a_round()
    three, four = (
        a_submitted_dossier(star=3, mean="55", round=round),
        a_submitted_dossier(star=4, round=round),
    )

    decision = a_decision(three, four)

    stars = dict(Certificate.objects.values_list("dossier__code", "star"))
    assert stars == {three.code: 3, four.code: 4}
    three.refresh_from_db()
    assert three.state == "recognised"
    assert decision.copy is not None
    assert decision.date == SIGNED_ON
    assert decision.issuer == "Chủ tịch UBND tỉnh Điện Biên"
    assert len(decision.audit_head) == 12
    assert chain.verify().ok


def test_an_approval_of_ninety_points_sends_to_the_ministry_without_a_certificate():
    dossier = a_submitted_dossier(star=5, mean="92")

    a_decision(dossier, kind="result_approval")

    dossier.refresh_from_db()
    assert dossier.state == "sent_to_ministry"
    assert not Certificate.objects.exists()
    assert chain.verify().ok


def test_ninety_points_with_a_five_star_gate_missed_are_recognised_with_four_stars():
    dossier = a_submitted_dossier(star=4, mean="91")

    a_decision(dossier)

    assert Certificate.objects.get(dossier=dossier).star == 4


def test_a_picture_of_the_signed_copy_is_taken_too():
    decision = a_decision(a_submitted_dossier(), copy=an_upload("quyet-dinh.jpg", a_picture()))

    assert decision.copy is not None
    assert decision.copy.content_type == "image/jpeg"


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.COUNCIL_SECRETARY, Role.COMMUNE_OFFICER])
def test_nobody_but_the_office_enters_decisions(role):
    refusal = refusal_of(a_submitted_dossier(), act=an_act(role))

    assert (refusal.code, refusal.source) == ("not-decision-keeper", "điểm đ khoản 3 Điều 7")
    assert not may_record_decision(PUBLIC)


def test_without_the_signed_copy_nothing_becomes_public():
    dossier = a_submitted_dossier()

    assert refusal_of(dossier, copy=None).code == "signed-copy-missing"
    dossier.refresh_from_db()
    assert dossier.state == "submitted"
    assert not Decision.objects.exists()
    assert not Certificate.objects.exists()


def test_a_decision_is_not_dated_after_today():
    assert refusal_of(a_submitted_dossier(), date=date(2026, 12, 2)).code == "date-in-future"


def test_a_decision_is_not_dated_before_the_submission():
    refusal = refusal_of(a_submitted_dossier(), date=date(2026, 11, 27))

    assert (refusal.code, refusal.source) == ("decision-before-submission", "điểm đ và điểm e khoản 3 Điều 7")


def test_a_round_that_was_not_submitted_is_not_decided():
    refusal = refusal_of(a_submitted_dossier(round=a_round(submitted=False), state="scored"))

    assert (refusal.code, refusal.source) == ("not-submitted", "điểm đ khoản 3 Điều 7")


def test_a_dossier_of_another_round_is_not_decided():
    here, elsewhere = a_submitted_dossier(), a_submitted_dossier()

    refusal = refusal_of(here, elsewhere)

    assert (refusal.code, refusal.source) == ("not-in-round", "khoản 1 Điều 5")
    assert not Ruling.objects.exists()


def test_an_unknown_dossier_is_not_decided():
    round = a_submitted_dossier().entries.get().round

    with pytest.raises(Refused) as refused:
        actions.record_decision(
            an_act(Role.PROVINCIAL_OFFICER),
            round,
            kind="recognition",
            number="1/QĐ-UBND",
            date=SIGNED_ON,
            copy=a_signed_copy(),
            dossiers=["HS-2026-9999"],
        )

    assert refused.value.refusal.code == "not-in-round"


def test_a_decision_names_at_least_one_dossier():
    round = a_round()

    with pytest.raises(Refused) as refused:
        actions.record_decision(
            an_act(Role.PROVINCIAL_OFFICER),
            round,
            kind="recognition",
            number="1/QĐ-UBND",
            date=SIGNED_ON,
            copy=a_signed_copy(),
            dossiers=[],
        )

    assert refused.value.refusal.code == "no-dossier"


def test_a_dossier_decided_once_is_not_decided_again():
    dossier = a_submitted_dossier()
    a_decision(dossier)

    refusal = refusal_of(dossier)

    assert (refusal.code, refusal.source) == ("wrong-state", "điểm e khoản 3 Điều 7")
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize(("star", "mean", "kind"), [(5, "92", "recognition"), (4, "75", "result_approval")])
def test_the_kind_of_the_decision_must_follow_from_the_star(star, mean, kind):
    refusal = refusal_of(a_submitted_dossier(star=star, mean=mean), kind=kind)

    assert (refusal.code, refusal.source) == ("kind-does-not-fit", "điểm e khoản 3 Điều 7")
    assert f"{star} sao" in str(refusal.why)


@pytest.mark.parametrize("star", [0, 2])
def test_for_two_stars_and_what_was_knocked_out_there_is_no_decision(star):
    refusal = refusal_of(a_submitted_dossier(star=star, mean="45"))

    assert (refusal.code, refusal.source) == ("star-without-act", "điểm a khoản 1 Điều 4")


def test_one_paper_entered_in_two_goes_stays_one_decision():
    round = a_round()
    first, forgotten = a_submitted_dossier(round=round), a_submitted_dossier(round=round)
    content = a_signed_copy().read()

    one = a_decision(first, number="12/QĐ-UBND", copy=an_upload("q.pdf", content))
    two = a_decision(forgotten, number="12/QĐ-UBND", copy=an_upload("q.pdf", content))

    assert one == two
    assert one.rulings.count() == 2


def test_another_paper_under_a_number_already_entered_is_refused():
    round = a_round()
    a_decision(a_submitted_dossier(round=round), number="12/QĐ-UBND")

    refusal = refusal_of(
        a_submitted_dossier(round=round), number="12/QĐ-UBND", copy=an_upload("khac.jpg", a_picture())
    )

    assert refusal.code == "decision-entered"


def test_what_is_no_document_is_not_taken_as_the_signed_copy():
    assert refusal_of(a_submitted_dossier(), copy=an_upload("q.pdf", b"xin chao")).code == "file-kind"


def test_a_product_that_went_its_whole_way_is_recognised():
    entry = a_submitted_entry(72)

    a_decision(entry.dossier, date=date(2026, 12, 1))

    assert Certificate.objects.get(dossier=entry.dossier).star == 4
    assert chain.verify().ok
