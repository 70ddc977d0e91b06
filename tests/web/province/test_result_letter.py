"""The letter that tells a result."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_of
from given.certificates import a_decision, a_submitted_dossier
from given.people import OTHER_COMMUNE, a_holding, an_act
from hoaban.areas.certificates import actions
from hoaban.areas.certificates.models import ResultNotice
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
LIMIT = {"star": 3, "criterion": "2.2", "met": 6, "of": 16, "needs": "b"}


def address_of(dossier):
    return f"/ho-so/{dossier.code}/thong-bao-ket-qua/"


def shown(dossier, role, **where):
    return a_browser_of(a_holding(role, **where)).get(address_of(dossier))


def notify(dossier):
    actions.notify_result(an_act(Role.PROVINCIAL_OFFICER), dossier, number="45/TB", date=date(2026, 12, 1))


def held_at_two():
    source = "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 2.2"
    return a_submitted_dossier(
        star=2, mean="50.62", band=3, limits=[LIMIT], reasons=[{"code": "gate", **LIMIT, "source": source}]
    )


def test_two_stars_are_told_what_is_missing_and_the_way_up():
    dossier = held_at_two()
    notify(dossier)

    text = shown(
        dossier, Role.PRODUCER_REPRESENTATIVE, producer=dossier.product.producer.slug
    ).content.decode()

    assert "2 sao, 50,62 điểm" in text
    assert "45/TB" in text
    assert "Còn gì để lên 3 sao?" in text
    assert "6 trên 16 người chấm" in text
    assert "Phụ lục II, bộ 4, 2.2" in text
    assert "không có giấy chứng nhận" in text
    assert '<svg viewBox="0 0 24 24" class="on">' not in text
    assert "Gửi thông báo" not in text


def test_where_points_are_missing_the_letter_says_how_many():
    dossier = a_submitted_dossier(star=2, mean="134/3")
    notify(dossier)

    text = shown(dossier, Role.COMMUNE_OFFICER).content.decode()

    assert "Còn thiếu 5,34 điểm" in text  # 50 − 44,666…: raised, so that so much more is surely enough
    assert "2 sao, 44,66 điểm" in text


def test_a_knocked_out_dossier_is_told_so():
    dossier = a_submitted_dossier(
        star=0, mean="75", reasons=[{"code": "knock-out", "knock_outs": ["K1"], "source": "bộ 4"}]
    )
    notify(dossier)

    text = shown(dossier, Role.COMMUNE_CHAIR).content.decode()

    assert "hồ sơ bị loại" in text
    assert "Còn gì để lên" not in text


def test_a_recognised_producer_finds_code_and_certificate():
    dossier = a_submitted_dossier()
    a_decision(dossier)
    notify(dossier)

    text = shown(
        dossier, Role.PRODUCER_REPRESENTATIVE, producer=dossier.product.producer.slug
    ).content.decode()

    assert dossier.certificate.code.code in text
    assert ".pdf" in text


def test_ninety_points_are_told_that_the_ministry_decides():
    dossier = a_submitted_dossier(star=5, mean="92")
    a_decision(dossier, kind="result_approval")
    notify(dossier)

    text = shown(dossier, Role.COMMUNE_OFFICER).content.decode()

    assert "hồ sơ được gửi lên Bộ" in text
    assert ".pdf" not in text


def test_before_it_is_sent_producer_and_commune_are_told_only_that_it_is_not():
    dossier = held_at_two()

    page = shown(dossier, Role.PRODUCER_REPRESENTATIVE, producer=dossier.product.producer.slug)

    text = page.content.decode()
    assert page.status_code == 403
    assert "Kết quả chưa được thông báo" in text
    assert "50,62" not in text


def test_the_office_sees_the_draft_and_sends_it():
    dossier = held_at_two()
    browser = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))
    assert "Bản dự thảo" in browser.get(address_of(dossier)).content.decode()

    missing = browser.post(address_of(dossier), {"number": "45/TB", "date": ""}).content.decode()
    answer = browser.post(address_of(dossier), {"number": "45/TB", "date": "01/12/2026"})

    assert "Nhập ngày thông báo." in missing
    assert 'value="45/TB"' in missing
    assert answer.status_code == 302
    assert ResultNotice.objects.get(dossier=dossier).number == "45/TB"


def test_the_office_is_sent_to_the_decision_first_where_one_is_due():
    text = shown(a_submitted_dossier(), Role.PROVINCIAL_OFFICER).content.decode()

    assert "Nhập quyết định đã ký trước" in text
    assert 'name="number"' not in text


def test_the_chairman_reads_the_draft_without_a_form():
    text = shown(held_at_two(), Role.PROVINCE_CHAIRMAN).content.decode()

    assert "Chỉ Văn phòng OCOP tỉnh gửi thông báo kết quả." in text
    assert 'name="number"' not in text


@pytest.mark.parametrize(
    ("role", "where"),
    [
        (Role.COMMUNE_OFFICER, {"unit": OTHER_COMMUNE}),
        (Role.PRODUCER_REPRESENTATIVE, {"producer": "chu-the-khac"}),
        (Role.COUNCIL_MEMBER, {}),
    ],
)
def test_others_are_told_why_not(role, where):
    dossier = held_at_two()
    notify(dossier)

    page = shown(dossier, role, **where)

    assert page.status_code == 403
    assert "Thông báo này gửi cho chủ thể và xã của hồ sơ." in page.content.decode()


def test_a_dossier_without_a_result_has_no_letter():
    from given.certificates import rows_of_a_test

    dossier = a_submitted_dossier()
    with rows_of_a_test() as act:
        act.remove(dossier.entries.get().results_of_passes.get())

    assert shown(dossier, Role.PROVINCIAL_OFFICER).status_code == 404
