"""A new password."""

import pytest
from django.test import Client

from given.people import PASSWORD, a_person, the_operator
from hoaban.core.accounts import actions
from hoaban.core.accounts.queries import people_proved

pytestmark = pytest.mark.django_db
NEW = "một mật khẩu khác"


def a_browser_in() -> Client:
    browser = Client(HTTP_HOST="127.0.0.1:8000")
    browser.post("/dang-nhap/", {"log_in": "0912345678", "password": PASSWORD, "kind": "own"})
    return browser


@pytest.fixture
def browser() -> Client:
    user = a_person("Lò Thị Minh Hoạ", log_in="0912345678")
    actions.use_slip(the_operator(), actions.make_slip(the_operator(), user).slip, password=PASSWORD)
    return a_browser_in()


def test_the_new_password_holds_and_every_other_machine_is_out(browser: Client) -> None:
    other = a_browser_in()
    assert other.get("/vai-tro/").status_code == 200

    response = browser.post("/mat-khau/", {"old": PASSWORD, "password": NEW})

    assert response.status_code == 302
    assert people_proved("0912345678", NEW)
    assert not people_proved("0912345678", PASSWORD)
    assert browser.get("/vai-tro/").status_code == 200
    assert other.get("/vai-tro/").status_code == 302


def test_the_old_one_must_be_right_and_wrong_tries_wait(browser: Client) -> None:
    words = {"old": "sai sai sai", "password": NEW}

    assert "Mật khẩu chưa đúng" in browser.post("/mat-khau/", words).content.decode()
    for _try in range(10):
        browser.post("/mat-khau/", words)
    assert "Chờ 15 phút" in browser.post("/mat-khau/", {**words, "old": PASSWORD}).content.decode()
    assert people_proved("0912345678", PASSWORD)


def test_a_short_one_is_refused(browser: Client) -> None:
    assert browser.post("/mat-khau/", {"old": PASSWORD, "password": "ngắn"}).status_code == 422


def test_a_visitor_comes_in_first() -> None:
    assert Client(HTTP_HOST="127.0.0.1:8000").get("/mat-khau/").status_code == 302
