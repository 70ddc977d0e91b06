"""The page on which the office corrects a certificate of before the platform."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_as, a_browser_of
from given.certificates import a_certificate, a_past_certificate
from given.people import a_holding
from hoaban.areas.certificates.models import Certificate
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def address_of(certificate: Certificate) -> str:
    return f"/giay-chung-nhan/{certificate.code.code}/sua/"


def test_what_stands_in_the_register_is_shown_and_corrected() -> None:
    certificate = a_past_certificate(
        star=3, number="12", decision_number="155/QĐ-UBND", decision_date=date(2024, 3, 7)
    )
    browser = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))

    page = browser.get(address_of(certificate)).content.decode()
    answer = browser.post(
        address_of(certificate),
        {"source": "Quyết định 155", "star": "4", "valid_from": "07/03/2024", "valid_to": "07/03/2027"},
    )

    for value in ("155/QĐ-UBND", "07/03/2024", certificate.source, certificate.product.name):
        assert value in page
    assert (answer.status_code, answer["Location"]) == (302, f"/v/{certificate.code.code}")
    certificate.refresh_from_db()
    assert (certificate.star, certificate.number, certificate.valid_to) == (4, "", date(2027, 3, 7))


def test_a_year_is_shown_as_it_is_typed() -> None:
    page = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER)).get(address_of(a_past_certificate(year=2024)))

    assert 'value="2024"' in page.content.decode()


def test_its_list_leads_there_for_those_of_before_alone() -> None:
    own = a_certificate()
    past = a_past_certificate(own.product, star=3, year=2020)

    page = (
        a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))
        .get(f"/giay-chung-nhan/cu/?san-pham={own.product.slug}")
        .content.decode()
    )

    assert address_of(past) in page
    assert address_of(own) not in page


def test_errors_and_refusals_keep_what_was_typed() -> None:
    certificate, browser = a_past_certificate(year=2024), a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))

    missing = browser.post(address_of(certificate), {"issuer": "UBND huyện"})
    refused = browser.post(address_of(certificate), {"source": "báo", "star": "2"})
    own = browser.post(address_of(a_certificate()), {"source": "báo", "star": "4"})

    assert missing.status_code == 422
    assert 'value="UBND huyện"' in missing.content.decode()
    assert refused.status_code == 403
    assert 'value="2"' in refused.content.decode()
    assert "Điều 8" in own.content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROVINCIAL_OFFICER])
def test_it_is_the_offices_alone(role: Role) -> None:
    certificate, browser = a_past_certificate(year=2024), a_browser_as(role)

    assert browser.get(address_of(certificate)).status_code == 403
    assert browser.post(address_of(certificate), {"source": "báo"}).status_code == 403
