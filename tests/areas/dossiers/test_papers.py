"""The papers of a dossier as they are read and printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from given.dossiers import (
    FAULT,
    MATTERS,
    a_dossier_to_complete,
    a_filed_dossier,
    a_received_dossier,
    an_appraised_dossier,
    an_opened_dossier,
    its_commune,
    its_producer,
    the_office,
)
from given.people import an_actor
from hoaban.areas.dossiers.actions import assess_product
from hoaban.areas.dossiers.papers import appraisal_report, forms_filled, matters_of, sheet_filled
from hoaban.areas.dossiers.queries import content_of, deeds_now, dossiers_in, open_dossier_of, snapshot_of
from hoaban.areas.dossiers.words import State
from hoaban.core.accounts.roles import Role
from hoaban.core.law import edition_called

pytestmark = pytest.mark.django_db
LAW = edition_called("qd-26-2026")


def lines_of(sections):
    return {line.id: line.text for section in sections for line in section.lines}


def test_forms_are_read_as_people_write_days_kinds_and_genders():
    dossier = a_filed_dossier()

    sections = forms_filled(snapshot_of(dossier).content, LAW, sensitive=True)

    lines = lines_of(sections)
    assert lines["founded_on"] == "01/12/2020"
    assert (lines["producer_type"], lines["rep_gender"], lines["dossier_kind"]) == (
        "Hợp tác xã",
        "Nữ",
        "Lần đầu",
    )
    assert lines["rep_ethnicity"] == "Thái"
    assert lines["product_group"].startswith("Thực phẩm – ")
    assert (lines["samples"], lines["email"]) == ("5", "")
    assert sections[0].title == "1. Thông tin về đơn vị đăng ký"


def test_sensitive_lines_are_not_shown_to_everybody():
    lines = lines_of(forms_filled(snapshot_of(a_filed_dossier()).content, LAW, sensitive=False))

    assert lines["rep_ethnicity"] == lines["rep_address"] == "(đã che)"
    assert lines["rep_gender"] == "Nữ"


def test_the_sheet_adds_up_part_by_part_with_papers_and_gaps():
    dossier = an_opened_dossier()
    act = its_producer(dossier)
    assess_product(act, dossier, criterion="1.5", option="b", note="Hai hợp đồng")
    assess_product(act, dossier, criterion="5.1", option="a")
    assess_product(act, dossier, criterion="5.2", option="c")
    assess_product(act, dossier, criterion="1.1", option=None)

    parts = {part.id: part for part in sheet_filled(content_of(dossier, LAW), LAW)}
    lines = {line.criterion.id: line for part in parts.values() for line in part.lines}

    assert set(parts) == {"A", "B", "C"}
    assert (parts["A"].points, lines["1.5"].note) == (Decimal(1), "Hai hợp đồng")
    assert (lines["1.1"].answered, lines["1.1"].option, lines["1.1"].points) == (True, None, 0)
    assert (lines["5.2"].applies, lines["5.2"].points) == (False, 0)
    assert not lines["9"].answered


def test_a_filed_paper_keeps_its_day():
    dossier = a_filed_dossier(ends_on=LAW.calendar.last)
    (line,) = [
        line
        for part in sheet_filled(snapshot_of(dossier).content, LAW)
        for line in part.lines
        if line.criterion.id == "1.1"
    ]

    (paper,) = line.papers

    assert (paper.title, paper.ends_on, paper.issued_on) == ("Hợp đồng mua mật", LAW.calendar.last, None)


def test_an_unknown_set_has_no_sheet_and_an_unknown_option_is_no_answer():
    content = snapshot_of(a_filed_dossier()).content
    content["answers"][0]["option"] = "z"

    first = sheet_filled(content, LAW)[0].lines[0]

    assert not first.answered
    assert sheet_filled({**content, "criteria_set": "QD26-99"}, LAW) == []


def test_matters_have_the_forms_words_and_the_answers_beside_them():
    boxes = {box.id: box for box in matters_of(an_appraised_dossier(), LAW)}

    assert {key: box.text for key, box in boxes.items()} == MATTERS
    assert boxes["local_labour"].label == "2. Về sử dụng lao động địa phương"
    assert [line.criterion.id for line in boxes["local_labour"].beside] == ["3.3"]
    assert not boxes["local_labour"].hint.startswith("(")


class WithoutMau03:
    """An edition that names matters and prints no form for them."""

    def __init__(self) -> None:
        self.forms: dict[str, object] = {}
        self.commune_matters = LAW.commune_matters
        self.parts, self.sets = LAW.parts, {}


def test_matters_of_an_edition_without_the_form_have_their_names():
    boxes = matters_of(an_opened_dossier(), WithoutMau03())  # type: ignore[arg-type]

    assert (boxes[0].label, boxes[0].beside) == ("Về sử dụng nguyên liệu địa phương", ())


def test_mau_03_proposes_by_name_and_before_filing_is_empty():
    dossier, draft = an_appraised_dossier(), an_opened_dossier()

    report = appraisal_report(dossier, LAW, sensitive=True)
    empty = appraisal_report(draft, LAW, sensitive=True)

    assert f"cho sản phẩm {dossier.product.name} của {dossier.producer.name}" in report.proposal
    assert {line.id: line.text for line in report.facts}["producer_type"] == "Hợp tác xã"
    assert {line.text for line in empty.facts} == {""}


# --- what may be done now ---


def test_deeds_that_belong_to_the_state_are_named_with_what_stands_in_their_way():
    dossier = a_received_dossier()

    commune = deeds_now(its_commune(dossier).actor, dossier)
    office = deeds_now(the_office().actor, dossier)

    assert set(commune) == {"forward_dossier", "withdraw_dossier", "appraise_matters"}
    assert commune["appraise_matters"]
    assert commune["forward_dossier"].code == "matters-missing"
    assert office["forward_dossier"].code == "wrong-commune"


def test_a_completion_may_be_written_in_and_handed_back():
    dossier = a_dossier_to_complete(faults=(FAULT,))
    now = deeds_now(its_producer(dossier).actor, dossier)

    assert all(
        now[deed] for deed in ("complete_dossier", "assess_product", "write_report", "withdraw_dossier")
    )


def test_dossiers_are_found_by_state_and_by_product():
    dossier = an_opened_dossier()

    assert open_dossier_of(dossier.product) == dossier
    assert list(dossiers_in(its_producer(dossier).actor, State.DRAFT)) == [dossier]
    assert not dossiers_in(an_actor(Role.AUDITOR), State.DRAFT).exists()
    assert str(dossier) == dossier.code


def test_a_dossier_without_a_producer_cannot_be():
    dossier = an_opened_dossier()
    dossier.product.producer = None

    with pytest.raises(LookupError):
        dossier.producer  # noqa: B018
