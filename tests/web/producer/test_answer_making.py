"""The page on which a producer says whether a product is still made."""

from __future__ import annotations

from datetime import date

import pytest

from given.browser import a_browser_of
from given.certificates import a_past_certificate
from given.people import an_actor
from given.registry import a_paper, a_producer, a_representative_of
from hoaban.areas.certificates.models import MakingAnswer
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def address_of(certificate):
    return f"/giay-chung-nhan/{certificate.code.code}/con-lam/"


def test_the_desk_asks_and_the_answer_is_kept():
    certificate = a_past_certificate(star=3, valid_to=date(2027, 5, 1))
    browser = a_browser_of(a_representative_of(certificate.product.producer))
    desk = browser.get("/viec/").content.decode()
    assert address_of(certificate) in desk
    assert "Chờ bạn trả lời" in desk

    answer = browser.post(address_of(certificate), {"making": "still", "packs_left": "1200"})

    assert (answer.status_code, answer["Location"]) == (302, "/viec/")
    assert MakingAnswer.objects.get().packs_left == 1200
    assert "Đã trả lời" in browser.get("/viec/").content.decode()
    browser.post(address_of(certificate), {"making": "still", "packs_left": "1.300"})
    assert MakingAnswer.objects.latest("id").packs_left == 1300
    again = browser.get(address_of(certificate)).content.decode()
    assert 'value="still" checked' in again
    assert 'value="1300"' in again


def test_the_desk_tells_of_ones_own_papers_that_end():
    certificate = a_past_certificate(star=3, valid_to=date(2028, 5, 1))
    producer = certificate.product.producer
    paper = a_paper(producer, kind="production-conditions", title="Giấy ATTP", ends_on=date(2026, 12, 20))
    other = a_past_certificate(star=3, valid_to=date(2028, 5, 1)).product.producer
    a_paper(other, kind="production-conditions", title="Giấy người khác", ends_on=date(2026, 12, 20))

    desk = a_browser_of(a_representative_of(producer)).get("/viec/").content.decode()

    assert "Giấy ATTP" in desk
    assert "hết hạn 20/12/2026" in desk
    assert f"/tu-giay-to/{paper.pk}/thay/" in desk
    assert "Giấy người khác" not in desk


def test_errors_keep_what_was_typed():
    certificate = a_past_certificate(star=3, valid_to=date(2027, 5, 1))
    browser = a_browser_of(a_representative_of(certificate.product.producer))

    answer = browser.post(address_of(certificate), {"packs_left": "nhiều", "note": "Tem cũ"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Chọn một câu trả lời." in page
    assert "Ghi số bằng chữ số" in page
    assert 'value="Tem cũ"' in page


def test_others_are_told_why_not():
    certificate = a_past_certificate(star=3, valid_to=date(2027, 5, 1))

    for actor in (a_representative_of(a_producer()), an_actor(Role.PROVINCIAL_OFFICER)):
        assert a_browser_of(actor).get(address_of(certificate)).status_code == 403
