"""Another number to log in with."""

import pytest
from django.test import Client

from given.people import PASSWORD, a_person, the_operator
from hoaban.core.accounts import actions
from hoaban.core.accounts.queries import people_proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    user = a_person("Lò Thị Minh Hoạ", log_in="0912345678")
    actions.use_slip(the_operator(), actions.make_slip(the_operator(), user).slip, password=PASSWORD)
    browser = Client(HTTP_HOST="127.0.0.1:8000")
    browser.post("/dang-nhap/", {"log_in": "0912345678", "password": PASSWORD})
    return browser


def test_from_then_on_one_comes_in_by_the_new_number(browser: Client) -> None:
    assert "0912345678" in browser.get("/so-dien-thoai/").content.decode()

    assert browser.post("/so-dien-thoai/", {"phone": "0987 654 321", "old": PASSWORD}).status_code == 302

    assert people_proved("0987654321", PASSWORD)
    assert not people_proved("0912345678", PASSWORD)


def test_a_number_that_others_use_is_asked_about(browser: Client) -> None:
    a_person("Lò Văn Minh Hoạ", log_in="0987654321")
    words = {"phone": "0987654321", "old": PASSWORD}

    page = browser.post("/so-dien-thoai/", words)
    assert page.status_code == 403
    assert "Tôi là người khác, dùng chung số này" in page.content.decode()
    assert "Lò Văn" not in page.content.decode()
    assert browser.post("/so-dien-thoai/", {**words, "another_person": "on"}).status_code == 302


def test_without_the_password_nothing_changes(browser: Client) -> None:
    assert browser.post("/so-dien-thoai/", {"phone": "0987654321", "old": "sai"}).status_code == 403

    assert people_proved("0912345678", PASSWORD)


def test_a_visitor_comes_in_first() -> None:
    assert Client(HTTP_HOST="127.0.0.1:8000").get("/so-dien-thoai/").status_code == 302
