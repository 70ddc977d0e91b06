"""A dossier as its producer sees it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from given.browser import a_browser_of
from given.dossiers import (
    a_dossier_sent_back,
    a_dossier_to_complete,
    a_full_dossier,
    a_received_dossier,
    a_taken_in_dossier,
    a_typed_dossier,
    an_opened_dossier,
    carried,
    its_commune,
    its_producer,
    the_office,
)
from given.people import NOON, OTHER_COMMUNE, an_actor
from hoaban.areas.dossiers.queries import advice
from hoaban.areas.registry import actions as registry
from hoaban.core.accounts.roles import Role
from hoaban.programme.path import KNOCKED_OUT, OUT_OF_REACH, Path

pytestmark = pytest.mark.django_db


def page_of(dossier, actor=None) -> str:
    browser = a_browser_of(actor or its_producer(dossier).actor)
    return browser.get(f"/ho-so/{dossier.code}/").content.decode()


def test_a_draft_shows_the_next_step_the_tasks_and_the_total() -> None:
    page = page_of(an_opened_dossier())

    assert "Việc tiếp theo:" in page
    assert "Việc trước khi nộp" in page
    assert "Kiểm tra lại câu trả lời và nộp cho xã" in page
    assert "Chưa tới lượt" in page
    assert "Vì sao chưa được 2 sao?" in page
    assert "Còn thiếu <b>30 điểm</b>" in page
    assert "Rút hồ sơ" in page


def test_a_missed_gate_is_told_with_its_source() -> None:
    page = page_of(a_full_dossier(_1_5="b"))

    assert "Vì sao chưa được 4 sao?" in page
    assert "Còn <b>1 điều phải có</b>" in page
    assert "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5" in page


def test_an_ended_paper_goes_before_all_else() -> None:
    page = page_of(a_full_dossier(ends_on=NOON.date() - timedelta(days=1)))

    assert page.index("Việc đầu tiên:") < page.index("Việc trước khi nộp")
    assert "Hết hạn ngày 30/11/2026" in page
    assert "/tu-giay-to/" in page


def test_what_was_sent_back_lists_its_letter() -> None:
    page = page_of(a_dossier_sent_back())

    assert "Phiếu yêu cầu đã nhận" in page
    assert "Chụp lại ở chỗ sáng." in page


def test_a_dossier_in_other_hands_says_where_it_is() -> None:
    received = page_of(a_received_dossier())
    taken_in = page_of(a_taken_in_dossier())
    decided = page_of(carried(a_taken_in_dossier(), "put_in_round", "score", "submit", "recognise"))

    assert "Xã gửi tỉnh chậm nhất" in received
    assert "22/12/2026" in received
    assert "01-01/PĐK-11-03352-2026" in received
    assert "Tỉnh nhận đủ" in taken_in
    assert "đã công nhận" in decided
    assert "Xem thông báo kết quả" in decided


def test_a_completion_leads_to_its_own_end() -> None:
    dossier = a_dossier_to_complete()

    page = page_of(dossier)

    assert "Việc trước khi gửi lại cho tỉnh" in page
    assert f"/ho-so/{dossier.code}/hoan-thien/" in page


def test_every_reader_is_told_that_an_officer_typed() -> None:
    dossier = a_typed_dossier()

    own = page_of(dossier)
    officers = page_of(dossier, its_commune(dossier).actor)
    offices = page_of(dossier, the_office().actor)

    assert "Cán bộ nhập thay hồ sơ này" in own
    assert "Tôi nhờ cán bộ xã nhập thay." in own
    assert "Cán bộ xã nhập thay" in officers
    assert f"/ban-xa/chu-the/{dossier.product.producer.slug}/giay-to/" in officers
    assert "Cán bộ xã nhập thay" in offices


def test_strangers_do_not_read_it() -> None:
    dossier = an_opened_dossier()

    for actor in (an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE), an_actor(Role.COUNCIL_MEMBER)):
        assert a_browser_of(actor).get(f"/ho-so/{dossier.code}/").status_code == 403
    assert a_browser_of(its_producer(dossier).actor).get("/ho-so/HS-2026-9999/").status_code == 404


# --- advice ---


def test_the_cheapest_way_to_the_next_star_stands_under_what_held_it_down() -> None:
    page = page_of(a_full_dossier(_1_5="b"))

    assert page.index("Vì sao chưa được 4 sao?") < page.index("Cách đỡ tốn nhất để lên 4 sao")
    assert "Từ “Có hợp đồng liên kết từ 50% đến dưới 75% sản lượng tiêu thụ” (1 điểm)" in page
    assert "thêm <b>1 điểm</b>" in page
    assert "<b>99 điểm</b>, đủ 4 sao." in page
    assert "Xem câu 1.5" in page


def test_the_way_waits_until_every_question_is_answered() -> None:
    page = page_of(an_opened_dossier())

    assert "Cách đỡ tốn nhất để lên 2 sao" in page
    assert "Trả lời hết các câu, chỗ này sẽ chỉ ra từng bước." in page
    assert "Chỗ còn yếu" not in page


def test_at_the_top_there_is_no_way_up_and_nothing_weak() -> None:
    page = page_of(a_full_dossier())

    assert "Cách đỡ tốn nhất" not in page
    assert "Chỗ còn yếu" not in page


def test_none_of_the_lines_is_raised_in_words_too() -> None:
    assert "Từ không mức nào đúng (0 điểm)" in page_of(a_full_dossier(_3_5=None))


@pytest.mark.parametrize(
    ("why", "said"), [(KNOCKED_OUT, "chưa có cách nào"), (OUT_OF_REACH, "Không tới được")]
)
def test_what_cannot_be_reached_is_said(monkeypatch: pytest.MonkeyPatch, why: str, said: str) -> None:
    no_way = Path(4, None, {}, Decimal(60), why)
    monkeypatch.setattr(advice, "cheapest_path", lambda *_given: no_way)

    assert said in page_of(a_full_dossier(_1_5="b"))


def test_a_weakness_has_its_first_measure_and_is_marked_as_advice() -> None:
    page = page_of(a_full_dossier(_2_2="b", _3_5=None))

    panel = page[page.index("Chỗ còn yếu, và việc đầu tiên nên làm") :]
    assert "Gợi ý, không phải luật." in panel
    assert "Xem 2 chỗ" in panel
    assert "Bao bì còn đơn giản" in panel
    assert "Mang gói hàng đang bán tới cán bộ xã" in panel
    assert "(1 trên 3 điểm)" in panel
    assert "Phụ lục II, bộ 4, 2.2" in panel
    assert "Đang chọn: không mức nào đúng." in panel


def test_the_advice_is_for_the_producer_and_who_types_for_it() -> None:
    own = a_full_dossier(_2_2="b")
    typed = a_typed_dossier()

    assert "Chỗ còn yếu" in page_of(own)
    assert "Chỗ còn yếu" not in page_of(own, its_commune(own).actor)
    assert "Cách đỡ tốn nhất" in page_of(typed, its_commune(typed).actor)
    assert "Cách đỡ tốn nhất" not in page_of(own, the_office().actor)
    assert "Cách đỡ tốn nhất" not in page_of(a_received_dossier(_2_2="b"))


def test_without_a_set_there_is_no_advice() -> None:
    dossier = an_opened_dossier()
    act = its_producer(dossier)
    registry.correct_product(act, dossier.product, name=dossier.product.name, criteria_set="")

    assert "Cách đỡ tốn nhất" not in page_of(dossier)
