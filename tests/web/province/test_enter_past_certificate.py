"""The page on which the office enters certificates of before the platform."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_of
from given.certificates import a_past_certificate, a_product
from given.people import a_holding
from hoaban.areas.certificates.models import Certificate
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
ADDRESS = "/giay-chung-nhan/cu/"


def test_first_the_product_is_chosen():
    browser = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))
    assert "Chưa có sản phẩm nào trong sổ." in browser.get(ADDRESS).content.decode()

    product = a_product()

    assert f'<option value="{product.slug}">' in browser.get(ADDRESS).content.decode()


def test_then_what_the_source_states_is_entered():
    product = a_product()
    a_past_certificate(product, star=3, year=2020)

    answer = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER)).post(
        f"{ADDRESS}?san-pham={product.slug}",
        {
            "source": "Trang huyện, 07/03/2024",
            "star": "4",
            "valid_to": "07/03/2027",
            "decision_number": "155/QĐ-UBND",
        },
    )

    certificate = Certificate.objects.latest("id")
    assert (answer.status_code, answer["Location"]) == (302, f"/v/{certificate.code.code}")
    assert (certificate.star, certificate.valid_to, certificate.valid_from) == (4, date(2027, 3, 7), None)


def test_what_is_already_known_is_shown_and_errors_keep_what_was_typed():
    product = a_product()
    known = a_past_certificate(product, star=3, valid_to=date(2027, 1, 1))
    browser = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))

    missing = browser.post(
        f"{ADDRESS}?san-pham={product.slug}", {"year": "20", "issuer": "UBND huyện"}
    ).content.decode()
    refused = browser.post(
        f"{ADDRESS}?san-pham={product.slug}", {"source": "báo", "star": "2"}
    ).content.decode()

    assert known.code.code in missing
    assert "Ghi nguồn:" in missing
    assert "bốn chữ số" in missing
    assert 'value="UBND huyện"' in missing
    assert "điểm a khoản 1 Điều 4" in refused
    assert 'value="2"' in refused


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.COMMUNE_OFFICER])
def test_others_are_told_why_not(role):
    assert a_browser_of(a_holding(role)).get(ADDRESS).status_code == 403


def test_what_is_known_and_what_is_not_stands_on_the_products_page_with_the_district_as_printed():
    product = a_product()
    a_past_certificate(product, star=4, year=2021, issuer="UBND huyện Điện Biên")
    a_past_certificate(
        product, decision_number="155/QĐ-UBND", decision_date=date(2024, 3, 7), valid_to=date(2027, 3, 7)
    )

    page = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER)).get(f"/viec/san-pham/{product.slug}/")

    text = page.content.decode()
    first, second = text.index("155/QĐ-UBND"), text.index("UBND huyện Điện Biên")
    assert first < second
    assert "07/03/2024" in text
    for unknown in (
        "chưa rõ hạng sao",
        "chưa rõ số",
        "chưa rõ ngày",
        "chưa rõ cơ quan",
        "chưa rõ ngày hết hạn",
    ):
        assert unknown in text, unknown
