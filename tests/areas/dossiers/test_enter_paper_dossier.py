"""Entering a paper dossier: what each stage asks, what is refused, and that nothing is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from given.dossiers import ON_PAPER, a_filed_dossier, a_paper_dossier, on_paper, the_office
from given.files import a_picture, an_upload
from given.people import an_act
from given.registry import a_product, the_commune
from given.rows import rows_of_a_test
from hoaban.areas.dossiers.actions import enter_paper_dossier, take_in_dossier
from hoaban.areas.dossiers.inputs import EnterPaperDossier
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.queries import paper_dossier_of, set_of, snapshot_of, unknown_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.audit.models import Entry
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.law import edition_called
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def refusal(**facts: Any) -> tuple[str, str]:
    product = facts.pop("product", None) or a_product().slug
    with pytest.raises(Refused) as refused:
        enter_paper_dossier(facts.pop("act", None) or the_office(), product=product, **facts)
    return refused.value.refusal.code, refused.value.refusal.field


@pytest.mark.parametrize("stage", ["filed", "received", "forwarded", "taken_in"])
def test_it_stands_where_it_stood_on_paper_and_one_step_says_so(stage: str) -> None:
    dossier = a_paper_dossier(stage=stage)

    dossier.refresh_from_db()
    assert (dossier.state, dossier.paper_stage, dossier.paper_entered_on) == (stage, stage, date(2026, 12, 1))
    assert [(step.move, step.from_state, step.to_state) for step in dossier.steps.all()] == [
        ("enter_from_paper", "", stage)
    ]
    assert dossier.paper_words == "nhập từ hồ sơ giấy ngày 01/12/2026"
    assert "nhập từ hồ sơ giấy, ở bước" in dossier.steps.get().words
    assert chain.verify().ok


def test_its_days_numbers_and_deadline_are_those_of_the_paper() -> None:
    dossier = a_paper_dossier(registration_number="07/PĐK", province_number="3/PĐK", samples_noted=5)

    assert (dossier.received_on, dossier.taken_in_on) == (date(2026, 9, 16), date(2026, 10, 5))
    assert dossier.due_on == date(2026, 10, 7)  # 15 working days from 16/9
    assert (dossier.registration_number, dossier.registration_serial) == ("07/PĐK", None)
    assert dossier.edition == "qd-26-2026"
    assert (dossier.received_by_name, dossier.taken_in_by_name, dossier.opened_by) == ("", "", None)
    assert not IssuedPaper.objects.filter(about=dossier.code).exists()


def test_what_was_filed_is_the_scan_and_what_is_not_known_is_not_filled_in() -> None:
    dossier = a_paper_dossier()

    snapshot = snapshot_of(dossier)
    assert snapshot is not None
    assert snapshot.content["from_paper"]["scan"]["sha256"] == dossier.scan.sha256
    assert (snapshot.content["values"], snapshot.content["answers"]) == ({}, [])
    assert unknown_of(dossier) == [
        "điểm chủ thể tự chấm",
        "ý kiến của xã ở Mẫu số 03",
        "số sản phẩm mẫu gửi kèm",
    ]
    assert "bản quét hồ sơ: hiện chỉ có bản giấy" in unknown_of(a_paper_dossier(scan=None, stage="filed"))
    assert unknown_of(a_filed_dossier()) == []


def test_the_set_it_was_filed_under_stays() -> None:
    dossier = a_paper_dossier()
    was = dossier.product.criteria_set

    dossier.product.criteria_set = "QD26-01"

    assert set_of(dossier, edition_called(dossier.edition)).id == was


def test_what_is_known_of_matters_and_own_answers_is_kept() -> None:
    dossier = a_paper_dossier(
        matters={"local_labour": "5 người làm.", "local_materials": ""}, answers={"1.1": None}
    )

    assert list(dossier.appraisals.values_list("matter", "text")) == [("local_labour", "5 người làm.")]
    assert list(dossier.answers.values_list("criterion", "option")) == [("1.1", None)]


def test_who_copies_a_paper_is_told_of_in_the_audit_and_is_no_writer_of_the_dossier() -> None:
    act = the_office()
    dossier = enter_paper_dossier(act, product=a_product().slug, **on_paper())

    assert not dossier.writers.exists()
    assert dossier.paper_entered_by_name == act.actor.name
    assert Entry.objects.filter(deed="dossiers.enter_paper_dossier", user_id=act.actor.user_id).exists()
    told = set(Notice.objects.filter(subject=dossier.code).values_list("role", flat=True))
    assert told == {Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR, Role.PRODUCER_REPRESENTATIVE}


def test_a_row_of_a_table_names_the_product_by_its_producer_and_its_own_name() -> None:
    product = a_product()
    row = {
        "producer": product.producer.name.upper(),
        "product_name": product.name.lower(),
        "stage": "forwarded",
        "filed_on": "15/09/2026",
        "received_on": "16/09/2026",
        "letter_number": "12/UBND",
        "letter_date": "01/10/2026",
        "forwarded_on": "02/10/2026",
        "matter-local_labour": "5 người.",
        "answer-1.1": "-",
    }
    form = EnterPaperDossier(row, {})
    assert form.is_valid(), form.errors

    dossier = enter_paper_dossier(the_office(), **form.cleaned_data)

    assert (dossier.product, dossier.state) == (product, "forwarded")
    assert dossier.appraisals.get().text == "5 người."
    assert dossier.answers.get().option is None
    assert paper_dossier_of(product, date(2026, 9, 15), "12/UBND") == dossier
    assert paper_dossier_of(product, date(2026, 9, 15)) == dossier
    assert paper_dossier_of(product, date(2026, 9, 15), "13/UBND") is None
    assert paper_dossier_of(product, date(2026, 9, 14)) is None


def test_a_product_that_is_not_known_or_not_told_apart_is_refused() -> None:
    product = a_product()
    twin = a_product(product.producer)
    with rows_of_a_test() as act:
        twin.folded_name = product.folded_name
        act.save(twin)

    assert refusal(product="khong-co", **on_paper()) == ("product-unknown", "product")
    named = {"producer": product.producer.slug, "product_name": product.name}
    with pytest.raises(Refused) as ambiguous:
        enter_paper_dossier(the_office(), **named, **on_paper())
    with pytest.raises(Refused) as unknown:
        enter_paper_dossier(the_office(), **{**named, "product_name": "Không có"}, **on_paper())
    assert ambiguous.value.refusal.code == "product-ambiguous"
    assert (unknown.value.refusal.code, unknown.value.refusal.field) == ("product-unknown", "product_name")


@pytest.mark.parametrize("stage", ["received", "forwarded", "taken_in"])
def test_each_stage_asks_for_what_it_left_on_paper(stage: str) -> None:
    for name in on_paper(stage):
        if name not in ("stage", "filed_on"):
            lacking = on_paper(stage, **{name: None if name.endswith(("on", "date")) else ""})
            assert refusal(**lacking) == ("paper-fact-missing", name)


def test_what_belongs_to_a_later_stage_is_refused_and_not_dropped() -> None:
    assert refusal(**on_paper("received", letter_number="12/UBND")) == ("beyond-stage", "letter_number")
    assert refusal(**on_paper("forwarded", taken_in_on=date(2026, 10, 5))) == ("beyond-stage", "taken_in_on")
    assert refusal(**on_paper("filed", matters={"local_labour": "5 người."})) == ("beyond-stage", "matters")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"received_on": date(2026, 9, 14)}, ("days-out-of-order", "received_on")),
        ({"letter_date": date(2026, 9, 15)}, ("days-out-of-order", "letter_date")),
        ({"forwarded_on": date(2026, 9, 30)}, ("days-out-of-order", "forwarded_on")),
        ({"taken_in_on": date(2026, 10, 1)}, ("days-out-of-order", "taken_in_on")),
        ({"taken_in_on": date(2026, 12, 2)}, ("day-in-future", "taken_in_on")),
        ({"filed_on": date(2026, 5, 21)}, ("filed-before-the-law", "filed_on")),
    ],
)
def test_days_that_cannot_be_are_refused(change: dict[str, Any], code: tuple[str, str]) -> None:
    assert refusal(**on_paper(**change)) == code


def test_the_first_day_of_the_law_is_its_own_and_the_refusal_of_the_day_before_names_its_article() -> None:
    early = {name: date(2026, 5, 22) for name, value in ON_PAPER.items() if isinstance(value, date)}
    assert a_paper_dossier(**early).edition == "qd-26-2026"

    with pytest.raises(Refused) as refused:
        enter_paper_dossier(
            the_office(), product=a_product().slug, **on_paper("filed", filed_on=date(2026, 5, 21))
        )
    assert refused.value.refusal.source == "điểm a khoản 2 Điều 12"
    assert "22/05/2026" in refused.value.refusal.why


def test_a_day_before_any_law_is_refused_where_no_edition_is_in_force_today_either() -> None:
    at = the_office().at.replace(year=2025)
    act = an_act(Role.PROVINCIAL_OFFICER, at=at)
    assert refusal(act=act, **on_paper("filed", filed_on=date(2025, 1, 5))) == ("no-edition-in-force", "")


def test_the_scan_is_one_pdf() -> None:
    picture = an_upload("anh.jpg", a_picture())
    assert refusal(**on_paper(scan=picture)) == ("scan-not-pdf", "scan")
    assert refusal(**on_paper(scan=an_upload("x.pdf", b"khong phai PDF")))[0] == "file-kind"


def test_a_signed_proposal_may_be_kept_apart() -> None:
    assert a_paper_dossier(letter=an_upload("de-nghi.pdf")).letter.owner == the_commune().code


def test_a_product_on_its_way_or_without_producer_or_commune_is_refused() -> None:
    assert refusal(product=a_filed_dossier().product.slug, **on_paper())[0] == "dossier-open"
    nobodys, nowhere = a_product(), a_product()
    with rows_of_a_test() as act:
        nobodys.producer, nowhere.commune = None, None
        act.save(nobodys)
        act.save(nowhere)
    assert refusal(product=nobodys.slug, **on_paper())[0] == "no-producer"
    assert refusal(product=nowhere.slug, **on_paper())[0] == "no-commune"


def test_a_number_that_stands_at_another_dossier_is_refused_and_the_platform_skips_it() -> None:
    a_paper_dossier(province_number="01-01/PĐK-11-03352-2026")

    assert refusal(**on_paper(province_number="01-01/PĐK-11-03352-2026"))[0] == "number-taken"
    taken = take_in_dossier(the_office(), a_paper_dossier(stage="forwarded"))
    assert (taken.province_serial, taken.province_number) == (2, "02-01/PĐK-11-03352-2026")


def test_unknown_answers_and_matters_are_refused() -> None:
    assert refusal(**on_paper(answers={"99": "a"})) == ("unknown-criterion", "criterion")
    assert refusal(**on_paper(matters={"khac": "x"})) == ("unknown-matter", "texts")
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.PROVINCE_CHAIRMAN, Role.ADMINISTRATOR])
def test_only_the_office_enters(role: Role) -> None:
    assert refusal(act=an_act(role), **on_paper())[0] == "not-ocop-office"
