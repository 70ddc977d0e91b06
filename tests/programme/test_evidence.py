"""What a dossier must hold by the edition; property: more is never worse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hoaban.programme.edition import PACKAGE_LAW, Edition
from hoaban.programme.evidence import (
    Filing,
    PaperBeside,
    blanks_of,
    faults_of,
    kinds_supporting,
    places_of,
    samples_needed,
    skipped_criteria,
)
from hoaban.programme.scoring import Sheet

LAW = Edition(PACKAGE_LAW / "qd-26-2026")
HONEY = LAW.criteria_set("QD26-04")
DAY = date(2026, 12, 1)
WHOLE = {criterion.id: criterion.options[-1].id for criterion in HONEY.criteria}
VALUES = {blank.field.source: "có" for blank in blanks_of("first", LAW)}


def a_filing(**others: object) -> Filing:
    whole = Filing("first", Sheet("QD26-04", WHOLE), VALUES, (), DAY)
    return replace(whole, **others)  # type: ignore[arg-type]


def a_paper(ends_on: date | None, *criteria: str) -> PaperBeside:
    return PaperBeside("7", "Phiếu kiểm nghiệm", ends_on, criteria)


def test_a_whole_filing_has_no_fault():
    assert faults_of(a_filing(), LAW) == ()


def test_the_producer_fills_mau_01_and_02_and_each_source_once():
    blanks = blanks_of("first", LAW)

    assert {blank.form.id for blank in blanks} == {"mau-01", "mau-02"}
    assert len({blank.field.source for blank in blanks}) == len(blanks)
    assert not {"commune_number", "province_number", "update_materials", "changes"} & {
        blank.field.id for blank in blanks
    }


@pytest.mark.parametrize(("kind", "field"), [("upgrade", "changes"), ("regrading", "update_materials")])
def test_other_kinds_ask_for_their_own_sections(kind, field):
    assert field in {blank.field.id for blank in blanks_of(kind, LAW)}


@pytest.mark.parametrize("empty", [None, "", (), False])
def test_a_required_blank_that_is_empty_is_named_with_its_form(empty):
    (fault,) = faults_of(a_filing(values={**VALUES, "producer.phone": empty}), LAW)

    assert (fault.code, fault["place"], fault["form"]) == ("field-missing", "phone", "mau-01")
    assert fault["label"] == "Điện thoại"
    assert fault.source == "Phụ lục III, Mẫu số 01; khoản 1 Điều 6"


def test_nought_is_an_answer_and_what_need_not_be_said_may_be_empty():
    values = {**VALUES, "dossier.sample_count": 0, "producer.email": ""}

    assert faults_of(a_filing(values=values), LAW) == ()


def test_what_the_platform_has_no_place_for_is_not_asked_for():
    values = {source: value for source, value in VALUES.items() if source != "producer.phone"}

    assert faults_of(a_filing(values=values), LAW) == ()


def test_a_field_without_a_label_is_named_by_its_section_or_its_english():
    values = {**VALUES, "producer.commune.name": "", "dossier.signature": ""}

    labels = {fault["place"]: fault["label"] for fault in faults_of(a_filing(values=values), LAW)}

    assert labels == {"place": "Place of signing", "signature": "ĐẠI DIỆN"}


def test_every_open_criterion_is_named_with_its_source():
    answers = {key: option for key, option in WHOLE.items() if key not in ("1.5", "3.4")}

    faults = faults_of(a_filing(sheet=Sheet("QD26-04", answers)), LAW)

    assert [(fault.code, fault["place"]) for fault in faults] == [
        ("answer-missing", "1.5"),
        ("answer-missing", "3.4"),
    ]
    assert faults[0].source == "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5"


def test_a_criterion_that_does_not_apply_is_not_asked_for():
    answers = {key: option for key, option in {**WHOLE, "5.1": "a"}.items() if key != "5.2"}
    sheet = Sheet("QD26-04", answers)

    assert skipped_criteria(sheet, LAW) == {"5.2"}
    assert faults_of(a_filing(sheet=sheet), LAW) == ()


def test_without_a_known_set_only_the_blanks_are_judged():
    filing = a_filing(sheet=Sheet("QD26-99", {}), values={**VALUES, "product.catalogue_entry": ""})

    assert [fault["place"] for fault in faults_of(filing, LAW)] == ["product_group"]


@pytest.mark.parametrize(("ends_on", "faults"), [(DAY - timedelta(days=1), 1), (DAY, 0), (None, 0)])
def test_a_paper_is_good_to_the_end_of_its_last_day(ends_on, faults):
    assert len(faults_of(a_filing(papers=(a_paper(ends_on, "9", "1.5"),)), LAW)) == faults


def test_an_ended_paper_is_one_fault_with_every_answer_it_supports():
    (fault,) = faults_of(a_filing(papers=(a_paper(DAY - timedelta(days=1), "1.5", "9"),)), LAW)

    assert (fault.code, fault["place"], fault["criteria"]) == ("paper-ended", "1.5", ("1.5", "9"))
    assert (fault["ends_on"], fault["title"], fault["paper"]) == ("2026-11-30", "Phiếu kiểm nghiệm", "7")


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("first", "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5; Mẫu số 02 Phụ lục III, Phần III"),
        ("upgrade", "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5; Mẫu số 02 Phụ lục III, Phần III"),
        ("regrading", "QĐ 26/2026/QĐ-TTg, điểm c khoản 1 Điều 6"),
    ],
)
def test_only_regrading_asks_for_fresh_papers_by_its_article(kind, source):
    filing = replace(a_filing(papers=(a_paper(DAY - timedelta(days=1), "1.5"),)), kind=kind)

    assert [f.source for f in faults_of(filing, LAW) if f.code == "paper-ended"] == [source]


def test_an_edition_without_a_table_of_evidence_cites_the_criterion_alone(monkeypatch):
    monkeypatch.setitem(vars(LAW), "evidence_article", "")
    (fault,) = faults_of(a_filing(papers=(a_paper(DAY - timedelta(days=1), "1.5"),)), LAW)

    assert fault.source == "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5"


def test_an_ended_paper_beside_what_is_not_judged_stands_in_nobodys_way():
    papers = (a_paper(DAY - timedelta(days=1), "5.2"),)

    assert faults_of(a_filing(sheet=Sheet("QD26-04", {**WHOLE, "5.1": "a"}), papers=papers), LAW) == ()


@given(some.sets(some.sampled_from(sorted(WHOLE))), some.sets(some.sampled_from(sorted(VALUES))))
def test_giving_more_never_adds_a_fault(open_criteria, empty):
    answers = {key: option for key, option in WHOLE.items() if key not in open_criteria}
    values = {key: "" if key in empty else value for key, value in VALUES.items()}
    poorer = a_filing(sheet=Sheet("QD26-04", answers), values=values)

    assert len(faults_of(poorer, LAW)) >= len(faults_of(replace(poorer, values=VALUES), LAW))
    assert len(faults_of(replace(poorer, sheet=Sheet("QD26-04", WHOLE)), LAW)) <= len(empty)


def test_a_fault_may_be_pinned_to_a_part_a_blank_a_criterion_or_a_kind_of_paper():
    places = {place.id: place for place in places_of("first", HONEY, LAW)}

    assert (places["registration"].sort, places["phone"].sort) == ("part", "field")
    assert (places["1.5"].sort, places["test-reports"].sort) == ("criterion", "evidence")
    assert places["registration"].name.startswith("Mẫu số 01 – Phiếu đăng ký")
    assert all(place.name for place in places.values())


def test_a_part_without_a_form_has_the_editions_name():
    places = {place.id: place.name for place in places_of("regrading", HONEY, LAW)}

    assert places["dated_papers"] == "Bổ sung minh chứng các giấy tờ pháp lý có thời hạn"


def test_kinds_of_paper_are_found_by_the_words_of_a_criterions_title():
    kinds = [kind.id for kind in kinds_supporting(HONEY.criterion("1.5"), LAW)]

    assert kinds == ["origin-and-linkage"]


def test_five_samples_go_along_and_none_for_tourism():
    assert samples_needed(HONEY, LAW) == 5
    assert samples_needed(LAW.criteria_set("QD26-26"), LAW) == 0


def test_an_exempt_sector_sends_none_whatever_its_set_says():
    tourism = LAW.criteria_set("QD26-26")

    assert samples_needed(replace(tourism, samples=5), LAW) == 0
    assert samples_needed(replace(tourism, samples=5, sector=None), LAW) == 5
