"""Choosing among one's roles."""

import pytest

from given.browser import a_browser_of
from given.people import a_holding, a_person
from given.registry import a_producer, a_representative_of
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_a_person_with_two_roles_chooses_one_and_sees_it() -> None:
    user = a_person()
    first, second = a_holding(Role.EDITOR, user=user), a_holding(Role.COMMUNE_OFFICER, user=user)
    browser = a_browser_of(first)

    page = browser.get("/vai-tro/").content.decode()
    assert "Biên tập viên" in page
    assert browser.post("/vai-tro/", {"holding": second.pk}).status_code == 302
    assert "Cán bộ xã" in browser.get("/vai-tro/").content.decode().partition("</header>")[0]


def test_a_role_for_a_producer_says_its_name() -> None:
    producer = a_producer(name="HTX Minh Hoạ Chọn Vai")

    page = a_browser_of(a_representative_of(producer)).get("/vai-tro/").content.decode()

    assert "HTX Minh Hoạ Chọn Vai" in page
    assert producer.slug not in page.partition("<main")[2]


def test_a_role_of_somebody_else_cannot_be_taken() -> None:
    browser = a_browser_of(a_holding(Role.EDITOR))

    response = browser.post("/vai-tro/", {"holding": a_holding(Role.ADMINISTRATOR).pk})

    assert response.status_code == 403
    assert "không giữ vai trò này" in response.content.decode()


def test_somebody_without_a_role_is_told_whom_to_ask() -> None:
    from hoaban.core.actors import Actor

    user = a_person()

    assert "chưa được giao" in a_browser_of(Actor(user.pk, user.name, None)).get("/vai-tro/").content.decode()
