"""The clock of certificates, as the office and a commune see it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.browser import a_browser_of
from given.certificates import a_past_certificate, a_product
from given.people import COMMUNE, OTHER_COMMUNE, act_of, an_act, an_actor
from given.registry import a_paper, a_producer, a_representative_of
from hoaban.areas.certificates.actions import answer_making, record_call
from hoaban.core.accounts.roles import Role
from hoaban.core.units.queries import commune_called

pytestmark = pytest.mark.django_db


def page_of(who=None, **asked):
    answer = a_browser_of(who or an_actor(Role.PROVINCIAL_OFFICER)).get("/dong-ho/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def ends(day, name="", **where):
    return a_past_certificate(a_product(name, **where), star=3, valid_to=day)


def test_the_board_has_its_figures_from_the_law_and_says_which_is_the_offices_own():
    ends(date(2027, 5, 30))

    page = page_of()

    assert "còn 180 đến 120 ngày" in page
    assert "còn 119 đến 61 ngày" in page
    assert "còn 60 đến 0 ngày" in page
    assert "điểm a khoản 6 Điều 7" in page
    assert "khoản 3 Điều 12" in page
    assert "Mốc 60 ngày là nhắc việc của Văn phòng OCOP" in page


def test_a_certificate_stands_with_its_end_its_window_and_what_was_said():
    certificate = ends(date(2027, 5, 30), "Mật ong Minh Hoạ 77")
    record_call(an_act(Role.COMMUNE_OFFICER), certificate, outcome="promised", promised_on=date(2026, 12, 18))
    answer_making(
        act_of(a_representative_of(certificate.product.producer)),
        certificate,
        making="still",
        packs_left=1200,
    )

    page = page_of()

    for words in (
        "Mật ong Minh Hoạ 77",
        "hạn 30/05/2027, nộp đến 30/01/2027",
        "Chưa mở hồ sơ",
        "hẹn 18/12/2026",
        "còn 1.200 bao bì",
        "Đã gọi 12:00",
        "Gọi hôm nay: còn 0 cuộc",
    ):
        assert words in page, words


def test_the_call_list_has_the_number_and_the_words():
    certificate = ends(date(2027, 1, 10))

    page = page_of()

    assert f'href="tel:{certificate.product.producer.phone}"' in page
    assert "Còn bao nhiêu bao bì in sao?" in page
    assert f"/giay-chung-nhan/{certificate.code.code}/goi/" in page
    assert "Gọi hôm nay: còn 1 cuộc" in page


def test_a_column_shows_some_and_one_list_shows_them_all():
    producer = a_producer()
    for number in range(7):
        ends(date(2027, 5, 1) + timedelta(days=number), f"Mật số {number}.", producer=producer)

    board, whole = page_of(), page_of(nhom="dang-nop")

    assert "Xem cả 7 giấy" in board
    assert whole.count('<th scope="row"><a href="/viec/san-pham/') == 7
    assert "đang nhận" in whole
    assert "chủ thể chưa trả lời" in whole
    assert page_of(nhom="tat-ca").count('<th scope="row"><a href="/viec/san-pham/') == 7
    assert "Xem cả 7 giấy" in page_of(nhom="khong-co")


def test_undated_ones_stand_apart_with_what_to_find_out():
    a_past_certificate(a_product("Không rõ hạn"), star=3, year=2024, issuer="UBND huyện Điện Biên")
    a_past_certificate(star=3, valid_to=date(2026, 6, 30), extended_to=date(2026, 12, 27))

    page = page_of()

    assert "Chưa rõ ngày hết hạn: 1" in page
    assert "UBND huyện Điện Biên" in page
    assert "số quyết định, ngày quyết định, ngày hết giá trị" in page
    assert "Đang kéo dài: 1" in page
    assert "ghi hạn 30/06/2026, kéo dài đến 27/12/2026" in page


def test_papers_that_end_warn_of_the_star():
    certificate = ends(date(2028, 5, 1), "Mật của tôi")
    a_paper(
        certificate.product.producer,
        kind="production-conditions",
        title="Giấy ATTP",
        ends_on=date(2026, 12, 1),
    )
    a_paper(certificate.product.producer, kind="test-reports", ends_on=date(2026, 11, 1))

    page = page_of()

    assert "Giấy tờ liên quan sắp hết hạn: 2" in page
    assert "hết hôm nay" in page
    assert "đã hết hạn" in page
    assert "tiêu chí 10; mức phải có của sao ở 10" in page


def test_the_office_filters_by_commune_and_a_commune_sees_its_own_whatever_it_asks():
    ends(date(2027, 5, 1), "Ở đây.", commune=COMMUNE)
    ends(date(2027, 5, 1), "Nơi khác.", commune=OTHER_COMMUNE)
    other = commune_called(OTHER_COMMUNE)

    filtered = page_of(xa=other.slug)
    own = page_of(an_actor(Role.COMMUNE_OFFICER), xa=other.slug)

    assert ("Ở đây." in filtered, "Nơi khác." in filtered) == (False, True)
    assert ("Ở đây." in own, "Nơi khác." in own) == (True, False)
    assert 'id="loc-xa"' not in own


def test_the_print_holds_every_list_and_no_link_to_do_something():
    ends(date(2027, 5, 1), "Để in.")

    page = page_of(ban="in")

    assert "Để in." in page
    assert "/goi/" not in page
    assert "điểm a khoản 6 Điều 7" in page


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.COMMUNE_CHAIR])
def test_who_checks_and_who_leads_read_it(role):
    ends(date(2027, 5, 1))

    assert ("/goi/" in page_of(an_actor(role))) is (role is Role.COMMUNE_CHAIR)


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.EDITOR, Role.COUNCIL_MEMBER])
def test_others_are_told_why_not(role):
    answer = a_browser_of(an_actor(role)).get("/dong-ho/")

    assert answer.status_code == 403
    assert "Đồng hồ chứng nhận dành cho" in answer.content.decode()


def test_the_page_costs_the_same_queries_for_one_certificate_and_for_thirty():
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    producer = a_producer()

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/dong-ho/?nhom=tat-ca").status_code == 200
        return len(asked)

    ends(date(2027, 5, 1), producer=producer)
    a_paper(producer, kind="production-conditions", ends_on=date(2026, 12, 20))
    one = cost()
    for number in range(29):
        certificate = ends(date(2027, 1, 1) + timedelta(days=number), producer=producer)
        a_paper(producer, kind="production-conditions", ends_on=date(2026, 12, 20))
        record_call(an_act(Role.COMMUNE_OFFICER), certificate, outcome="talked")

    assert cost() == one <= 25
