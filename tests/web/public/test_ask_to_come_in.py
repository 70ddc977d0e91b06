"""Asking to be let in, as a page."""

from typing import Any

import pytest
from django.test import Client

from given.people import COMMUNE, a_person
from given.registry import a_producer, another_upload
from hoaban.areas.registry.models import EntryRequest

pytestmark = pytest.mark.django_db
ADDRESS = "/xin-vao/"


def typed(**more: Any) -> dict[str, Any]:
    whole = {
        "name": "Lò Thị Minh Hoạ", "phone": "0912 345 678", "producer_name": "HTX Minh Hoạ",
        "tax_code": "012345678901", "commune": COMMUNE, "file": another_upload(),
    }  # fmt: skip
    return {**whole, **more}


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST="127.0.0.1:8000")


def test_it_is_sent_and_says_how_long_it_is_kept(browser: Client) -> None:
    assert "quá 30 ngày" in browser.get(ADDRESS).content.decode()

    page = browser.post(ADDRESS, typed())

    assert (page.status_code, "Đã gửi cho xã" in page.content.decode()) == (200, True)
    assert EntryRequest.objects.get().phone == "0912345678"
    assert not browser.cookies


def test_the_answer_is_the_same_whoever_is_known(browser: Client) -> None:
    unknown = browser.post(ADDRESS, typed()).content
    a_person("Lò Thị Minh Hoạ", log_in="0912345678")
    a_producer(phone="0912345678", tax_code="012345678901")

    assert browser.post(ADDRESS, typed()).content == unknown


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"phone": "12"}, "10 chữ số"),
        ({"tax_code": "1"}, "Mã số thuế chưa đúng"),
        ({"commune": "x"}, "Chọn một xã"),
        ({"file": ""}, "Chụp giấy đăng ký"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(browser: Client, wrong: dict[str, str], said: str) -> None:
    page = browser.post(ADDRESS, typed(**wrong))

    assert page.status_code == 422
    assert said in page.content.decode()
    assert 'value="Lò Thị Minh Hoạ"' in page.content.decode()


def test_who_sends_again_and_again_waits(browser: Client) -> None:
    for _try in range(10):
        assert browser.post(ADDRESS, typed()).status_code == 200

    page = browser.post(ADDRESS, typed())

    assert (page.status_code, "Chờ 15 phút" in page.content.decode()) == (403, True)
    assert EntryRequest.objects.count() == 10


def test_a_form_sent_by_another_site_is_refused(browser: Client) -> None:
    assert browser.post(ADDRESS, typed(), headers={"sec-fetch-site": "cross-site"}).status_code in (302, 403)
    assert not EntryRequest.objects.exists()
