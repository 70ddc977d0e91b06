"""The certificate as PDF."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from given.browser import a_browser_of
from given.certificates import a_certificate, a_past_certificate, a_product, a_withdrawal

pytestmark = pytest.mark.django_db


def test_anybody_may_have_the_certificate_and_its_vietnamese_can_be_copied():
    certificate = a_certificate(product=a_product("Mật ong hoa ban Điện Biên, ướp sữa"))

    answer = a_browser_of().get(f"/giay-chung-nhan/{certificate.code.code}.pdf")

    document = pypdfium2.PdfDocument(answer.content)
    text = document[0].get_textpage().get_text_bounded()
    assert answer["Content-Type"] == "application/pdf"
    assert len(document) == 1
    assert document[0].get_width() > document[0].get_height()
    for words in (
        "Giấy chứng nhận",
        "Mật ong hoa ban Điện Biên, ướp sữa",
        "4 sao (bốn sao)",
        certificate.code.code,
        certificate.decision.number,
        "đến 30/11/2029",
        "ỦY BAN NHÂN DÂN",
        "TỈNH ĐIỆN BIÊN",
        "Bản dự thảo",
    ):
        assert words in text


@pytest.mark.parametrize("which", ["past", "withdrawn", "replaced", "unknown"])
def test_what_is_not_ours_or_no_longer_stands_is_not_printed(which):
    if which == "past":
        code = a_past_certificate(star=3, valid_to=date(2028, 1, 1)).code.code
    elif which == "withdrawn":
        code = a_withdrawal(a_certificate()).code.code
    elif which == "replaced":
        product = a_product()
        code = a_certificate(star=3, product=product).code.code
        a_past_certificate(product, star=5, valid_to=date(2030, 1, 1))
    else:
        code = "DB-222222"

    assert a_browser_of().get(f"/giay-chung-nhan/{code}.pdf").status_code == 404
