"""Coming in by a slip."""

import pytest
from django.test import Client

from given.people import NOON, PASSWORD, a_holding, a_person, the_operator
from hoaban.core.accounts import actions
from hoaban.core.accounts.queries import people_proved
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST="127.0.0.1:8000")


def test_the_digits_of_a_slip_let_a_person_in_and_set_the_password(browser: Client) -> None:
    user = a_holding(Role.EDITOR, user=a_person("Lò Thị Minh Hoạ", log_in="0912345678")).user
    code = actions.make_slip(the_operator(), user).code

    response = browser.post("/phieu/", {"log_in": "0912 345 678", "code": code, "password": PASSWORD})

    assert response.status_code == 302
    assert "Lò Thị Minh Hoạ" in browser.get("/vai-tro/").content.decode()
    assert people_proved("0912345678", PASSWORD) == [user]


def test_wrong_digits_are_said_and_too_many_tries_wait(browser: Client) -> None:
    a_person(log_in="0912345678")
    words = {"log_in": "0912345678", "code": "00000000", "password": PASSWORD}

    assert "Mã chưa đúng" in browser.post("/phieu/", words).content.decode()
    for _try in range(10):
        browser.post("/phieu/", words)
    assert "Chờ 15 phút" in browser.post("/phieu/", words).content.decode()


def test_a_short_password_is_refused_with_what_is_needed(browser: Client) -> None:
    user = a_person(log_in="0912345678")
    code = actions.make_slip(the_operator(), user).code

    page = browser.post(
        "/phieu/", {"log_in": "0912345678", "code": code, "password": "ngắn"}
    ).content.decode()

    assert "ít nhất 8 ký tự" in page
    assert not browser.cookies


def test_a_link_asks_for_the_password_only_and_works_once(browser: Client) -> None:
    secret = actions.make_slip(the_operator(NOON), a_person("Lò Thị Minh Hoạ")).secret

    page = browser.get(f"/phieu/{secret}/").content.decode()
    assert "Lò Thị Minh Hoạ" in page
    assert browser.post(f"/phieu/{secret}/", {"password": "ngắn"}).status_code == 422
    assert browser.post(f"/phieu/{secret}/", {"password": PASSWORD}).status_code == 302
    assert (
        "đã dùng hoặc đã hết hạn"
        in Client(HTTP_HOST="127.0.0.1:8000").get(f"/phieu/{secret}/").content.decode()
    )
