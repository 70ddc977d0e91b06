"""The page on which the office enters a withdrawal."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.certificates import a_certificate, a_signed_copy
from given.people import a_holding
from hoaban.areas.certificates.models import Withdrawal
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def address_of(certificate):
    return f"/giay-chung-nhan/{certificate.code.code}/thu-hoi/"


def filled(**values):
    return {"ground": "đ", "number": "99/QĐ-UBND", "date": "01/12/2026", "copy": a_signed_copy(), **values}


def test_the_grounds_are_those_of_the_edition():
    text = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER)).get(address_of(a_certificate())).content.decode()

    assert text.count('name="ground"') == 6
    assert "Chủ thể OCOP không còn hoạt động sản xuất sản phẩm OCOP" in text


def test_the_office_enters_the_withdrawal():
    certificate = a_certificate()

    answer = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER)).post(address_of(certificate), filled())

    assert (answer.status_code, answer["Location"]) == (302, "/quyet-dinh/")
    assert Withdrawal.objects.get(certificate=certificate).ground == "đ"


def test_errors_keep_what_was_typed_and_refusals_say_why():
    certificate = a_certificate()
    browser = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))

    missing = browser.post(address_of(certificate), filled(ground="", copy="")).content.decode()
    refused = browser.post(address_of(certificate), filled(date="02/12/2026")).content.decode()

    assert "Chọn căn cứ thu hồi." in missing
    assert 'value="99/QĐ-UBND"' in missing
    assert "Ngày ghi trên văn bản không thể sau hôm nay." in refused
    assert 'value="đ" checked' in refused
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.INSPECTOR])
def test_others_are_told_why_not(role):
    certificate = a_certificate()

    assert a_browser_of(a_holding(role)).get(address_of(certificate)).status_code == 403


def test_an_unknown_code_has_no_page():
    assert (
        a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))
        .get("/giay-chung-nhan/DB-222222/thu-hoi/")
        .status_code
        == 404
    )
