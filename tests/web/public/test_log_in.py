"""Logging in."""

from typing import Any

import pytest
from django.test import Client

from given.people import PASSWORD, a_holding, a_person, the_operator
from hoaban.core.accounts import actions
from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.models import Entry

pytestmark = pytest.mark.django_db


def with_password(user: User, password: str = PASSWORD) -> User:
    actions.use_slip(the_operator(), actions.make_slip(the_operator(), user).slip, password=password)
    return user


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST="127.0.0.1:8000")


def test_no_cookie_is_set_before_log_in(browser: Client) -> None:
    response = browser.get("/dang-nhap/")

    assert response.status_code == 200
    assert not response.cookies


def test_a_phone_number_and_password_open_the_persons_desk(browser: Client) -> None:
    user = with_password(a_holding(Role.EDITOR, user=a_person("Lò Thị Minh Hoạ", log_in="0912345678")).user)

    response = browser.post("/dang-nhap/", {"log_in": "+84 912 345 678", "password": PASSWORD})

    assert response.status_code == 302
    assert "Lò Thị Minh Hoạ" in browser.get("/vai-tro/").content.decode()
    assert Entry.objects.filter(deed="accounts.log_in", user_id=user.pk).exists()


def test_after_log_in_the_page_asked_for_is_shown_but_never_another_site(browser: Client) -> None:
    with_password(a_holding(Role.EDITOR, user=a_person(log_in="0912345678")).user)
    words = {"log_in": "0912345678", "password": PASSWORD}

    assert browser.post("/dang-nhap/", {**words, "tiep": "/vai-tro/"}).headers["Location"] == "/vai-tro/"
    assert (
        browser.post("/dang-nhap/", {**words, "tiep": "https://elsewhere.example/"}).headers["Location"]
        == "/"
    )


def test_a_wrong_password_is_said_and_the_number_stays(browser: Client) -> None:
    page = browser.post("/dang-nhap/", {"log_in": "0912345678", "password": "sai"}).content.decode()

    assert "chưa đúng" in page
    assert 'value="0912345678"' in page
    assert "sai" not in page.partition("<form")[2]


def test_after_many_wrong_tries_one_waits(browser: Client) -> None:
    for _try in range(10):
        browser.post("/dang-nhap/", {"log_in": "0912345678", "password": "sai"})

    assert (
        "Chờ 15 phút"
        in browser.post("/dang-nhap/", {"log_in": "0912345678", "password": "sai"}).content.decode()
    )


def test_people_who_share_a_number_are_asked_who_they_are(browser: Client) -> None:
    first, second = (
        with_password(a_person(name, log_in="0912345678")) for name in ("Một Minh Hoạ", "Hai Minh Hoạ")
    )
    words = {"log_in": "0912345678", "password": PASSWORD}

    page = browser.post("/dang-nhap/", words).content.decode()

    assert "Bạn là ai?" in page
    assert first.name in page
    browser.post("/dang-nhap/", {**words, "who": second.pk})
    assert second.name in browser.get("/vai-tro/").content.decode()


def test_people_who_share_a_number_and_not_a_password_are_told_apart_by_it(browser: Client) -> None:
    with_password(a_person("Một Minh Hoạ", log_in="0912345678"))
    with_password(a_person("Hai Minh Hoạ", log_in="0912345678"), "mật khẩu của hai")

    browser.post("/dang-nhap/", {"log_in": "0912345678", "password": "mật khẩu của hai"})

    assert "Hai Minh Hoạ" in browser.get("/vai-tro/").content.decode()


def test_a_form_sent_by_another_site_is_refused(browser: Client) -> None:
    words = {"log_in": "0912345678", "password": PASSWORD}

    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}):
        assert browser.post("/dang-nhap/", words, headers=headers).status_code in (302, 403)
        assert not browser.cookies
    for headers in ({"sec-fetch-site": "same-origin"}, {"origin": "http://127.0.0.1:8000"}):
        page = browser.post("/dang-nhap/", words, headers=headers).content.decode()
        assert "mật khẩu chưa đúng" in page


@pytest.mark.parametrize("typed", ["", "\x00", "x" * 5000, "0912\n345678"])
def test_no_input_breaks_the_page(browser: Client, typed: str) -> None:
    assert browser.post("/dang-nhap/", {"log_in": typed, "password": typed, "who": typed}).status_code == 422


def a_person_of_the_demo(role: Role, log_in: str) -> User:
    person = with_password(a_person(log_in=log_in), "mật khẩu minh họa")
    return a_holding(role, user=person).user


def test_the_demo_offers_its_people_the_first_of_each_role_before_the_others(
    browser: Client, settings: Any
) -> None:
    settings.DEMO, settings.DEMO_PASSWORD = True, "mật khẩu minh họa"
    first = a_person_of_the_demo(Role.EDITOR, "editor@demo.invalid")
    further = a_person_of_the_demo(Role.EDITOR, "editor-2@demo.invalid")

    page = browser.get("/dang-nhap/").content.decode()

    offered, _details, others = page.partition('<details class="more"')
    assert first.email in offered
    assert further.email in others
    assert "mật khẩu minh họa" in offered
    words = {"log_in": first.email, "password": "mật khẩu minh họa"}
    assert browser.post("/dang-nhap/", words).status_code == 302


def test_a_real_installation_offers_nobody(browser: Client) -> None:
    a_person_of_the_demo(Role.EDITOR, "editor@demo.invalid")

    assert "editor@demo.invalid" not in browser.get("/dang-nhap/").content.decode()
