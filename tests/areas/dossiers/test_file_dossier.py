"""Filing: refused for a missing part and for a paper that had ended; what is filed is frozen."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from given.dossiers import (
    REPORT,
    a_dossier_sent_back,
    a_filed_dossier,
    a_full_dossier,
    a_typed_dossier,
    an_opened_dossier,
    fill,
    its_commune,
    its_producer,
)
from given.people import NOON, act_of, an_act
from given.registry import TOURISM, a_producer, a_product, another_upload
from hoaban.areas.dossiers.actions import assess_product, file_dossier, write_report
from hoaban.areas.dossiers.models import Snapshot
from hoaban.areas.dossiers.permissions import may_file_dossier
from hoaban.areas.dossiers.queries import NotFitToFile, faults_before_filing, snapshot_of
from hoaban.areas.registry.actions import renew_evidence
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM
from hoaban.core.audit import chain
from hoaban.core.audit.rows import digest
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
SIGNED = {"declaration": True, "declared_by": "Lò Thị Minh Hoạ"}


def test_filing_fixes_the_edition_and_the_day_and_tells_the_commune():
    dossier = a_full_dossier()
    act = its_producer(dossier)

    filed = file_dossier(act, dossier, **SIGNED)

    assert (filed.state, filed.edition, filed.filed_on, filed.filed_at) == (
        "filed",
        "qd-26-2026",
        TODAY,
        act.at,
    )
    assert filed.declared_by == "Lò Thị Minh Hoạ"
    step = filed.steps.get()
    assert (step.move, step.from_state, step.to_state, step.by) == (
        "file",
        "draft",
        "filed",
        act.actor.user_id,
    )
    told = Notice.objects.filter(subject=filed.code)
    assert set(told.values_list("role", "unit")) == {
        (Role.COMMUNE_OFFICER, "03352"),
        (Role.COMMUNE_CHAIR, "03352"),
        (Role.PRODUCER_REPRESENTATIVE, ""),
    }
    assert chain.verify().ok


def test_filing_freezes_answers_forms_and_papers_by_hash():
    dossier = a_filed_dossier()
    paper = dossier.product.producer.evidence.get()

    snapshot = snapshot_of(dossier)

    content = snapshot.content
    assert snapshot.sha256 == digest(content)
    assert (content["edition"], content["criteria_set"]) == ("qd-26-2026", "QD26-04")
    assert content["values"]["producer.name"] == dossier.product.producer.name
    assert content["values"]["dossier.plan"] == REPORT["plan"]
    first = next(item for item in content["answers"] if item["criterion"] == "1.1")
    assert (first["option"], first["evidence"]) == ("c", [paper.pk])
    assert content["papers"][str(paper.pk)]["sha256"] == paper.current.file.sha256
    assert [row.version for row in snapshot.papers.all()] == [paper.current]


def test_a_newer_paper_does_not_change_what_was_filed():
    dossier = a_filed_dossier()
    paper = dossier.product.producer.evidence.get()
    filed = paper.current
    renew_evidence(its_producer(dossier), paper, file=another_upload())

    snapshot = snapshot_of(dossier)

    assert snapshot.papers.get().version == filed
    assert snapshot.content["papers"][str(paper.pk)]["version"] == 1
    assert digest(Snapshot.objects.get().content) == snapshot.sha256


def test_an_empty_dossier_is_refused_with_every_fault_its_place_and_what_to_do():
    dossier = an_opened_dossier()

    with pytest.raises(Refused) as refused:
        file_dossier(its_producer(dossier), dossier, **SIGNED)

    refusal = refused.value.refusal
    assert isinstance(refusal, NotFitToFile)
    assert (refusal.code, refusal.source) == ("part-missing", "điểm a khoản 1 Điều 6")
    places = {fault.place: fault for fault in refusal.faults}
    assert len(places) == len(refusal.faults)
    assert {"materials_technology", "plan", "samples", "1.1", "1.5"} <= set(places)
    assert places["plan"].where == "report"
    assert places["evidence_annex"].where == "assess"
    assert places["1.5"].source == "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5"
    assert all(fault.name and fault.what and fault.todo for fault in refusal.faults)
    assert all(fault.name in str(refusal.why) for fault in refusal.faults)
    assert not dossier.snapshots.exists()


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("representative", "legal_representative"),
        ("representative_position", "position"),
        ("representative_ethnic_group", "rep_ethnicity"),
        ("registered_on", "founded_on"),
        ("history", "history"),
    ],
)
def test_a_blank_of_the_producer_is_a_missing_part(field, place):
    empty = None if field == "registered_on" else ""
    dossier = a_full_dossier(a_product(a_producer(**{field: empty})))

    faults = faults_before_filing(dossier, TODAY)

    assert [(fault.place, fault.where, fault.code) for fault in faults] == [
        (place, "producer", "field-missing")
    ]


def test_a_blank_of_the_product_is_a_missing_part():
    dossier = a_full_dossier(a_product(specification=""))

    assert [(fault.place, fault.where) for fault in faults_before_filing(dossier, TODAY)] == [
        ("product_description", "product")
    ]


def test_a_criterion_that_does_not_apply_needs_no_answer():
    dossier = an_opened_dossier()
    fill(dossier, _5_1="a")  # 5.2 is judged only where there is a story

    filed = file_dossier(its_producer(dossier), dossier, **SIGNED)

    assert filed.state == "filed"


def test_tourism_sends_no_samples():
    dossier = fill(an_opened_dossier(a_product(criteria_set=TOURISM)))
    write_report(its_producer(dossier), dossier, **{**REPORT, "sample_count": None})

    assert faults_before_filing(dossier, TODAY) == ()


@pytest.mark.parametrize(("days", "codes"), [(-1, ["paper-ended"]), (0, []), (1, [])])
def test_a_paper_is_good_on_its_last_day_and_not_on_the_next(days, codes):
    dossier = a_full_dossier(ends_on=TODAY + timedelta(days=days))

    assert [fault.code for fault in faults_before_filing(dossier, TODAY)] == codes


def test_an_ended_paper_that_supports_an_answer_is_refused_by_its_criterions_source():
    dossier = a_full_dossier(ends_on=date(2026, 11, 30))

    with pytest.raises(Refused) as refused:
        file_dossier(its_producer(dossier), dossier, **SIGNED)

    refusal = refused.value.refusal
    assert (refusal.code, refusal.source) == (
        "paper-ended",
        "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.1; Mẫu số 02 Phụ lục III, Phần III",
    )
    assert "Hợp đồng mua mật" in str(refusal.why)
    assert "30/11/2026" in str(refusal.why)


def test_an_ended_paper_that_supports_nothing_does_not_stand_in_the_way():
    dossier = a_full_dossier(ends_on=date(2026, 11, 30))
    act = its_producer(dossier)
    assess_product(act, dossier, criterion="1.1", option="c", note="Hóa đơn mua mật", evidence=[])

    faults = faults_before_filing(dossier, TODAY)

    assert [fault.place for fault in faults] == ["evidence_annex"]  # a paper is wanted, not this one


def test_filing_wants_the_declaration():
    dossier = a_full_dossier()

    with pytest.raises(Refused) as refused:
        file_dossier(its_producer(dossier), dossier, declaration=False, declared_by="Lò Thị Minh Hoạ")

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "not-declared",
        "Phụ lục III, Mẫu số 01",
    )


def test_filing_twice_is_the_wrong_state():
    dossier = a_filed_dossier()

    with pytest.raises(Refused) as refused:
        file_dossier(its_producer(dossier), dossier, **SIGNED)

    assert (refused.value.refusal.code, refused.value.refusal.source) == ("wrong-state", "khoản 1 Điều 7")
    assert dossier.snapshots.count() == 1


def test_a_dossier_sent_back_is_filed_again_and_keeps_both_snapshots():
    dossier = a_dossier_sent_back()
    act = its_producer(dossier, NOON + timedelta(days=1))

    again = file_dossier(act, dossier, **SIGNED)

    assert (again.state, again.filed_on) == ("filed", TODAY + timedelta(days=1))
    assert [row.number for row in again.snapshots.order_by("number")] == [1, 2]
    assert again.faults.get().mended_at == act.at
    assert chain.verify().ok


def test_an_officer_files_for_the_producer_who_agreed():
    dossier = a_typed_dossier()
    officer = its_commune(dossier)
    fill(dossier, officer)

    filed = file_dossier(officer, dossier, **SIGNED)

    assert filed.state == "filed"
    assert snapshot_of(filed).content["typed_by_officer"] is True


def test_a_stranger_does_not_file():
    dossier = a_full_dossier()

    with pytest.raises(Refused) as refused:
        file_dossier(an_act(Role.PROVINCIAL_OFFICER), dossier, **SIGNED)

    assert refused.value.refusal.code == "no-consent"
    assert may_file_dossier(an_act(Role.COUNCIL_MEMBER).actor, dossier).code == "not-own-dossier"


def test_nothing_is_filed_on_a_day_without_an_edition():
    dossier = a_full_dossier()
    early = datetime(2026, 5, 21, 9, 0, tzinfo=VIETNAM)

    with pytest.raises(Refused) as refused:
        file_dossier(act_of(its_producer(dossier).actor, early), dossier, **SIGNED)

    assert refused.value.refusal.code == "no-edition-in-force"
