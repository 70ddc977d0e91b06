"""Coming in by a slip."""

import pytest
from django.test import Client

from given.people import COMMUNE, NOON, PASSWORD, a_holding, a_person, the_operator
from given.registry import a_producer, an_office_act
from hoaban.areas.registry import actions as registry
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


class TestASlipForAPlace:
    def test_after_the_digits_it_asks_for_name_and_number(self, browser: Client) -> None:
        producer = a_producer()
        [made] = registry.print_slips(an_office_act(), producers=[producer.slug])
        words = {"log_in": made.way_in.slip.number, "code": made.way_in.code, "password": PASSWORD}

        page = browser.post("/phieu/", words)
        assert page.status_code == 200
        assert producer.name in page.content.decode()
        who = {"name": "Lò Thị Minh Hoạ", "phone": "0912 345 678"}
        assert browser.post("/phieu/", {**words, **who, "phone": "12"}).status_code == 422
        response = browser.post("/phieu/", {**words, **who})

        assert response.status_code == 302
        assert "Lò Thị Minh Hoạ" in browser.get("/vai-tro/").content.decode()
        assert [person.name for person in people_proved("0912345678", PASSWORD)] == ["Lò Thị Minh Hoạ"]

    def test_its_link_asks_for_all_at_once(self, browser: Client) -> None:
        [made] = registry.print_slips(an_office_act(), communes=[COMMUNE])
        address = f"/phieu/{made.way_in.secret}/"

        page = browser.get(address).content.decode()
        assert "xã Thanh An" in page or "Xã Thanh An" in page
        who = {"name": "Lò Văn Minh Hoạ", "phone": "0912345678", "password": PASSWORD}
        assert browser.post(address, who).status_code == 302

        assert browser.get(address).content.decode().count("đã dùng hoặc đã hết hạn")

    def test_a_number_that_others_use_is_asked_about_without_naming_them(self, browser: Client) -> None:
        a_person("Lò Văn Minh Hoạ", log_in="0912345678")
        [made] = registry.print_slips(an_office_act(), communes=[COMMUNE])
        address = f"/phieu/{made.way_in.secret}/"
        who = {"name": "Lò Thị Minh Hoạ", "phone": "0912345678", "password": PASSWORD}

        page = browser.post(address, who)
        assert page.status_code == 403
        assert "Lò Văn" not in page.content.decode()
        assert browser.post(address, {**who, "another_person": "on"}).status_code == 302

    def test_wrong_digits_of_a_number_wait_like_any(self, browser: Client) -> None:
        for _try in range(10):
            browser.post("/phieu/", {"log_in": "123456", "code": "00000000", "password": PASSWORD})

        page = browser.post("/phieu/", {"log_in": "123456", "code": "00000000", "password": PASSWORD})
        assert "Chờ 15 phút" in page.content.decode()
