"""The letter that tells a result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from given.browser import a_browser_of
from given.certificates import a_decision, a_submitted_dossier
from given.council import a_sitting, an_entry, answers_by, answers_for, best, sheets_closed, the_entry
from given.people import OTHER_COMMUNE, a_holding, an_act
from given.rows import rows_of_a_test
from hoaban.areas.certificates import actions
from hoaban.areas.certificates.models import ResultNotice
from hoaban.areas.council import actions as council_actions
from hoaban.areas.dossiers.queries import WayUp
from hoaban.core.accounts.roles import Role
from hoaban.core.documents.models import IssuedPaper

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
    dossier = a_submitted_dossier()
    with rows_of_a_test() as act:
        act.remove(dossier.entries.get().results_of_passes.get())

    assert shown(dossier, Role.PROVINCIAL_OFFICER).status_code == 404


def told_to_producer(dossier):
    return shown(
        dossier, Role.PRODUCER_REPRESENTATIVE, producer=dossier.product.producer.slug
    ).content.decode()


def scored(total=None, members=6, **but):
    """A product with its result and the letter sent: all sheets alike."""
    sitting = a_sitting()
    entry = an_entry(sitting)
    answers = answers_for(entry, total) if total else answers_by(entry, best)
    sheets_closed(sitting.members[:members], entry, {**answers, **but})
    council_actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)
    dossier = the_entry(entry).dossier
    return entry, dossier


def test_the_way_up_names_each_step_its_points_its_gate_and_how_it_was_found():
    _entry, dossier = scored(**{"1.5": "b"})
    with rows_of_a_test() as act:
        act.add(ResultNotice(dossier=dossier, number="45/TB", date=date(2026, 12, 1), at=act.at))

    text = told_to_producer(dossier)

    assert "Cách đỡ tốn nhất để lên 4 sao" in text
    assert "Cả thảy 1 tiêu chí phải nâng, công sức ước chừng 1 " in text
    assert "Từ “Có hợp đồng liên kết từ 50% đến dưới 75% sản lượng tiêu thụ” (1 điểm)" in text
    assert "thêm <b>1 điểm</b>" in text
    assert "Đạt điều phải có của 4 sao." in text
    way = text[text.index('id="duong-len"') : text.index('id="tung-tieu-chi"')]
    assert "Tiêu chí 1.5 có mức nhỏ nhất phải đạt của 4 sao." in way
    assert '<p class="law" lang="vi">QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5</p>' in way
    assert "Đây là gợi ý, không quyết định gì" in text


def test_of_many_steps_three_stand_in_sight_and_the_rest_is_folded():
    _entry, dossier = scored(30)

    text = shown(dossier, Role.PROVINCIAL_OFFICER).content.decode()

    way = text[text.index('id="duong-len"') : text.index('id="tung-tieu-chi"')]
    assert way.count("<h3>") == 3
    assert "tiêu chí nữa trong cách này" in way


def test_where_the_sheets_lie_apart_the_letter_says_so_and_shows_no_step():
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:4], entry, answers_for(entry, 70))
    sheets_closed(sitting.members[4:7], entry, answers_for(entry, 65))
    council_actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)

    text = shown(the_entry(entry).dossier, Role.PROVINCIAL_OFFICER).content.decode()

    assert "thì được 70 điểm, đã đủ 4 sao" in text
    assert "Cả thảy" not in text


def test_out_of_reach_is_said(monkeypatch):
    _entry, dossier = scored(30)
    nowhere = WayUp(3, (), Decimal(0), Decimal(30), "out-of-reach")
    monkeypatch.setattr("hoaban.web.province.result_letter.way_up_of", lambda _waiting: nowhere)

    text = shown(dossier, Role.PROVINCIAL_OFFICER).content.decode()

    assert "Không tới được 3 sao" in text
    assert "phiếu ghép" not in text


def test_what_the_council_excluded_is_told_that_no_way_leads_up():
    sitting = a_sitting()
    entry = an_entry(sitting)
    for act in sitting.members[:6]:
        council_actions.propose_knock_out(act, entry, knock_out="K1", reason="Giấy giả minh hoạ.")
    sheets_closed(sitting.members[:6], entry, answers_for(entry, 72))
    council_actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)

    text = shown(the_entry(entry).dossier, Role.PROVINCIAL_OFFICER).content.decode()

    assert "chưa có cách nào lên sao" in text


def test_at_the_top_there_is_no_way_to_show():
    _entry, dossier = scored()

    assert "Cách đỡ tốn nhất" not in shown(dossier, Role.PROVINCIAL_OFFICER).content.decode()


def test_the_producer_sees_the_range_at_every_criterion_only_once_the_letter_is_sent():
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:5], entry, answers_by(entry, best))
    sheets_closed(sitting.members[5:6], entry, answers_by(entry, best, c1_5="b"))
    council_actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)
    dossier = the_entry(entry).dossier

    before = told_to_producer(dossier)
    with rows_of_a_test() as act:
        act.add(ResultNotice(dossier=dossier, number="45/TB", date=date(2026, 12, 1), at=act.at))
    after = told_to_producer(dossier)

    assert "Điểm từng tiêu chí" not in before
    row = after[after.index("1.5. ") :]
    row = row[: row.index("</tr>")]
    assert "từ 50% đến dưới 75% sản lượng tiêu thụ, 1 điểm" in row
    assert "đến:" in row
    assert "3 điểm" in row
    assert sitting.members[5].actor.name not in after


def test_the_letter_bears_its_code_and_head_and_a_draft_bears_no_code():
    dossier = held_at_two()
    draft = shown(dossier, Role.PROVINCIAL_OFFICER).content.decode()
    notify(dossier)

    text = shown(dossier, Role.PROVINCIAL_OFFICER).content.decode()

    paper = IssuedPaper.objects.get(kind="result_letter", about=dossier.code)
    assert f"<title>{paper.code}</title>" in text
    assert paper.audit_head in text
    assert "Mã của văn bản" in text
    assert "Mã của văn bản" not in draft
