"""The page on which a call is entered."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_of
from given.certificates import a_past_certificate, a_product
from given.people import OTHER_COMMUNE, an_actor
from hoaban.areas.certificates.models import Call
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def address_of(certificate):
    return f"/giay-chung-nhan/{certificate.code.code}/goi/"


def test_what_to_say_stands_above_and_what_came_of_it_is_kept():
    certificate = a_past_certificate(star=3, valid_to=date(2027, 5, 1))
    browser = a_browser_of(an_actor(Role.COMMUNE_OFFICER))

    page = browser.get(address_of(certificate)).content.decode()
    answer = browser.post(
        address_of(certificate), {"outcome": "promised", "promised_on": "18/12/2026", "note": "Gọi buổi tối"}
    )

    assert "hết ngày 01/01/2027" in page
    assert certificate.product.producer.phone in page
    assert (answer.status_code, answer["Location"]) == (302, "/dong-ho/")
    assert Call.objects.get().promised_on == date(2026, 12, 18)
    assert "Gọi buổi tối" in browser.get(address_of(certificate)).content.decode()


def test_errors_and_refusals_keep_what_was_typed():
    certificate = a_past_certificate(star=3, valid_to=date(2027, 5, 1))
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    missing = browser.post(address_of(certificate), {"note": "Đang nghe"})
    refused = browser.post(address_of(certificate), {"outcome": "promised", "note": "Đang nghe"})

    assert (missing.status_code, refused.status_code) == (422, 403)
    assert "Chọn kết quả cuộc gọi." in missing.content.decode()
    assert "Ghi ngày chủ thể hẹn" in refused.content.decode()
    assert all('value="Đang nghe"' in answer.content.decode() for answer in (missing, refused))


def test_a_call_about_one_that_is_replaced_can_still_be_entered():
    product = a_product()
    old = a_past_certificate(product, star=3, valid_to=date(2027, 1, 1))
    a_past_certificate(product, star=3, valid_to=date(2029, 1, 1))

    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).get(address_of(old))

    assert page.status_code == 200
    assert "Nói gì" not in page.content.decode()


@pytest.mark.parametrize(("role", "unit"), [(Role.COMMUNE_OFFICER, OTHER_COMMUNE), (Role.AUDITOR, "")])
def test_others_are_told_why_not(role, unit):
    certificate = a_past_certificate(star=3, valid_to=date(2027, 5, 1))

    assert a_browser_of(an_actor(role, unit=unit)).get(address_of(certificate)).status_code == 403
