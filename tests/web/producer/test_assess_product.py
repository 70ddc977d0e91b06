"""One criterion a page."""

from datetime import timedelta

import pytest

from given.browser import a_browser_of
from given.dossiers import (
    a_filed_dossier,
    a_typed_dossier,
    an_opened_dossier,
    its_commune,
    its_producer,
    outside_of_any_deed,
    the_office,
)
from given.people import NOON, an_actor
from given.registry import a_paper, a_producer
from hoaban.areas.dossiers.actions import assess_product
from hoaban.areas.dossiers.queries import self_sheet
from hoaban.core.accounts.roles import Role
from hoaban.core.law import edition_called

pytestmark = pytest.mark.django_db


def at(dossier, criterion: str) -> str:
    return f"/ho-so/{dossier.code}/tu-cham/{criterion}/"


def test_the_page_asks_plainly_and_has_the_law_one_tap_away() -> None:
    dossier = an_opened_dossier()

    page = a_browser_of(its_producer(dossier).actor).get(at(dossier, "1.5")).content.decode()

    assert "Bạn có hợp đồng liên kết với ai" in page
    assert "Luật gọi là “Liên kết chuỗi trong sản xuất”." in page
    assert "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5" in page
    assert "Cần ít nhất mức này để được 4 sao" in page
    assert "2 điểm" in page
    assert "Không mức nào đúng" not in page  # the law prints a line of 0 points here
    assert "checked" not in page
    assert "Tủ giấy tờ còn trống" in page


def test_where_the_law_prints_no_line_of_nought_one_is_added_last() -> None:
    dossier = an_opened_dossier()

    page = a_browser_of(its_producer(dossier).actor).get(at(dossier, "1.1")).content.decode()

    assert page.index("Không mức nào đúng (0 điểm)") > page.index("từ 75% đến 100%")


def test_an_answer_is_saved_and_the_next_question_follows() -> None:
    dossier = an_opened_dossier()
    paper = a_paper(
        dossier.product.producer, kind="origin-and-linkage", ends_on=NOON.date() - timedelta(days=1)
    )
    browser = a_browser_of(its_producer(dossier).actor)

    answer = browser.post(
        at(dossier, "1.5"),
        {"criterion": "1.5", "option": "b", "note": "Hai hợp đồng", "evidence": [paper.pk]},
    )
    page = browser.get(at(dossier, "1.5")).content.decode()

    assert answer["Location"] == at(dossier, "1.6")
    assert self_sheet(dossier) == {"1.5": "b"}
    assert "Với dòng đang chọn, cao nhất là 3 sao" in page
    assert "Hai hợp đồng" in page
    assert page.count("checked") == 2
    assert "Hết hạn 30/11/2026" in page
    assert "Hợp câu này" in page
    assert "tạm tính 1 sao" in page


def test_none_of_the_lines_may_be_chosen_and_one_may_leave_after_saving() -> None:
    dossier = an_opened_dossier()
    browser = a_browser_of(its_producer(dossier).actor)

    answer = browser.post(at(dossier, "1.1"), {"criterion": "1.1", "option": "-", "xong": "1"})

    assert answer["Location"] == f"/ho-so/{dossier.code}/"
    assert self_sheet(dossier) == {"1.1": None}
    assert 'value="-" checked' in browser.get(at(dossier, "1.1")).content.decode()


def test_without_a_choice_what_was_written_stays() -> None:
    dossier = an_opened_dossier()
    browser = a_browser_of(its_producer(dossier).actor)

    page = browser.post(
        at(dossier, "1.5"), {"criterion": "1.5", "note": "Có hợp đồng miệng"}
    ).content.decode()

    assert "Lỗi:" in page
    assert page.count("Chọn một dòng, hoặc “Không mức nào đúng”.") == 2
    assert "Có hợp đồng miệng" in page


def test_a_refusal_stands_on_the_page_and_keeps_the_choice() -> None:
    dossier = an_opened_dossier()
    foreign = a_paper(a_producer())
    browser = a_browser_of(its_producer(dossier).actor)

    page = browser.post(
        at(dossier, "1.5"), {"criterion": "1.5", "option": "b", "evidence": [foreign.pk]}
    ).content.decode()

    assert "Có giấy không nằm trong tủ giấy tờ" in page
    assert 'value="b" checked' in page


def test_a_question_that_does_not_apply_says_so() -> None:
    dossier = an_opened_dossier()
    browser = a_browser_of(its_producer(dossier).actor)
    answer = browser.post(at(dossier, "5.1"), {"criterion": "5.1", "option": "a"})

    page = browser.get(at(dossier, "5.2")).content.decode()

    assert answer["Location"] == at(dossier, "5.3")
    assert "Câu này không phải trả lời" in page
    assert at(dossier, "5.1") in page


def test_the_way_in_leads_to_the_first_open_question() -> None:
    dossier = an_opened_dossier()
    assess_product(its_producer(dossier), dossier, criterion="1.1", option="c")
    browser = a_browser_of(its_producer(dossier).actor)

    assert browser.get(f"/ho-so/{dossier.code}/tu-cham/")["Location"] == at(dossier, "1.2")
    assert browser.get(at(dossier, "9.9")).status_code == 404


def test_the_last_question_leads_back_to_the_dossier() -> None:
    dossier = an_opened_dossier()
    browser = a_browser_of(its_producer(dossier).actor)

    last = edition_called(dossier.edition).criteria_set(dossier.product.criteria_set).criteria[-1].id

    page = browser.get(at(dossier, last)).content.decode()
    answer = browser.post(at(dossier, last), {"criterion": last, "option": "-"})

    assert "Lưu và về hồ sơ" in page
    assert answer["Location"] == f"/ho-so/{dossier.code}/"


def test_an_officer_types_where_the_producer_agreed_and_the_page_says_so() -> None:
    dossier = a_typed_dossier()
    browser = a_browser_of(its_commune(dossier).actor)

    page = browser.get(at(dossier, "1.5")).content.decode()
    answer = browser.post(at(dossier, "1.5"), {"criterion": "1.5", "option": "b"})

    assert "Cán bộ xã nhập thay" in page
    assert f"/ban-xa/chu-the/{dossier.product.producer.slug}/giay-to/" in page
    assert answer.status_code == 302


def test_what_was_filed_is_closed_and_others_may_not() -> None:
    dossier = a_filed_dossier()

    own = a_browser_of(its_producer(dossier).actor).get(at(dossier, "1.5"))
    other = a_browser_of(an_actor(Role.COUNCIL_MEMBER)).get(at(dossier, "1.5"))

    assert own.status_code == other.status_code == 403
    assert "nên không sửa được" in own.content.decode()


def test_without_a_set_there_is_nothing_to_answer() -> None:
    dossier = an_opened_dossier()
    with outside_of_any_deed(), the_office().on(dossier.product) as product:
        product.criteria_set = ""

    answer = a_browser_of(its_producer(dossier).actor).get(f"/ho-so/{dossier.code}/tu-cham/")

    assert "Chưa chọn bộ sản phẩm" in answer.content.decode()
