"""The public list of products."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_of
from given.certificates import a_certificate, a_past_certificate, a_product, a_withdrawal
from given.people import OTHER_COMMUNE

pytestmark = pytest.mark.django_db


def listed(**query):
    text = a_browser_of().get("/san-pham/", query).content.decode()
    return [part.split("</a>")[0].split(">")[-1] for part in text.split("<h3>")[1:]]


def test_a_star_that_holds_comes_first_and_unknown_ones_stay_without_a_star():
    a_product("A chưa rõ sao", source="danh mục")
    a_certificate(star=3, product=a_product("Z ba sao"))
    a_certificate(star=4, product=a_product("M bốn sao"))

    assert listed() == ["M bốn sao", "Z ba sao", "A chưa rõ sao"]


def test_what_is_still_being_prepared_is_not_public():
    a_product("Đang làm hồ sơ")

    assert listed() == []


def test_lapsed_and_withdrawn_products_leave_the_list_and_stand_under_their_filter():
    a_past_certificate(a_product("Hết hạn"), star=3, valid_to=date(2026, 10, 12))
    a_past_certificate(a_product("Hết chắc chắn"), star=3, year=2022)
    a_withdrawal(a_certificate(product=a_product("Thu hồi")))
    a_past_certificate(a_product("Chưa rõ hạn"), star=3, year=2024)

    assert listed() == ["Chưa rõ hạn"]
    assert set(listed(het_han="on")) == {"Hết hạn", "Hết chắc chắn", "Thu hồi"}


def test_a_withdrawn_star_does_not_fall_back_to_an_older_one():
    product = a_product("Nâng hạng rồi thu hồi")
    a_past_certificate(product, star=3, valid_to=date(2028, 1, 1))
    a_withdrawal(a_certificate(star=4, product=product))

    assert listed() == []
    assert listed(het_han="on") == ["Nâng hạng rồi thu hồi"]


def test_a_later_open_ended_certificate_keeps_a_product_whose_older_one_has_run_out():
    product = a_product("Có hai giấy")
    a_past_certificate(product, star=3, valid_to=date(2025, 1, 1))
    a_past_certificate(product, star=3, year=2025)

    assert listed() == ["Có hai giấy"]


def test_the_filters_are_a_plain_form():
    a_certificate(star=4, product=a_product("Mật ong bốn sao"))
    a_certificate(star=3, product=a_product("Chè ba sao", criteria_set="QD26-22", commune=OTHER_COMMUNE))

    assert listed(sao="4") == ["Mật ong bốn sao"]
    assert listed(q="che") == ["Chè ba sao"]
    assert listed(q="ba thanh yen") == ["Chè ba sao"]
    assert listed(xa="xa-thanh-yen") == ["Chè ba sao"]
    assert listed(nganh="I") == ["Mật ong bốn sao"]
    assert listed(q="cà phê") == []


def test_a_value_that_is_none_of_the_list_is_passed_over():
    a_certificate(product=a_product("Mật ong"))

    assert listed(sao="9", nganh="XX", xa="o-dau-do", trang="abc") == ["Mật ong"]


def test_what_was_typed_stays_and_nothing_found_says_so():
    text = a_browser_of().get("/san-pham/", {"q": "che shann"}).content.decode()

    assert 'value="che shann"' in text
    assert "Không tìm thấy “che shann”" in text


def test_many_products_stand_on_several_pages_that_keep_the_filter():
    for number in range(26):
        a_product(f"Sản phẩm {number:02d}", source="danh mục")

    assert len(listed()) == 24
    assert len(listed(trang="2")) == 2
    assert "q=san+pham&amp;trang=2" in a_browser_of().get("/san-pham/", {"q": "san pham"}).content.decode()


def test_the_list_costs_the_same_queries_for_one_product_and_for_many(django_assert_num_queries):
    a_certificate()
    browser = a_browser_of()
    browser.get("/san-pham/")
    with django_assert_num_queries(6):
        browser.get("/san-pham/")
    for _ in range(8):
        a_past_certificate(star=3, valid_to=date(2028, 1, 1))

    with django_assert_num_queries(6):
        browser.get("/san-pham/")


def test_the_sectors_are_named_in_the_language_of_the_page():
    for address in ("/en/", "/en/san-pham/"):
        page = a_browser_of().get(address)
        text = page.content.decode()
        assert page.status_code == 200
        assert "Ornamental plants and animals" in text
        assert "Sinh vật cảnh" not in text
    assert "Sinh vật cảnh" in a_browser_of().get("/san-pham/").content.decode()
