"""The machines one is in on."""

from typing import Any

import pytest
from django.test import Client

from given.people import PASSWORD, a_holding, a_person, the_operator
from hoaban.core.accounts import actions
from hoaban.core.accounts.models import User, Visit
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
PHONE = (
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120 Mobile Safari/537.36"
)


def with_password(name: str, number: str) -> User:
    user = a_holding(Role.EDITOR, user=a_person(name, log_in=number)).user
    actions.use_slip(the_operator(), actions.make_slip(the_operator(), user).slip, password=PASSWORD)
    return user


def a_machine(kind: str = "own", number: str = "0912345678", **headers: str) -> Client:
    browser = Client(HTTP_HOST="127.0.0.1:8000", headers=headers)
    browser.post("/dang-nhap/", {"log_in": number, "password": PASSWORD, "kind": kind})
    return browser


@pytest.fixture(autouse=True)
def user() -> User:
    return with_password("Lò Thị Minh Hoạ", "0912345678")


def test_each_machine_stands_with_its_name_and_this_one_is_marked() -> None:
    a_machine("shared")
    here = a_machine("own", **{"user-agent": PHONE})

    page = here.get("/may-da-vao/").content.decode()

    assert "<b>Chrome, Android</b> (máy này)" in page
    assert "Máy dùng chung" in page
    assert page.count("Cho máy này ra") == 2


def test_a_machine_that_is_let_out_is_out_at_once() -> None:
    lost, here = a_machine(), a_machine()
    first = Visit.objects.order_by("id").first()
    assert first

    assert here.post("/may-da-vao/", {"visit": first.pk}).status_code == 302

    assert lost.get("/vai-tro/").status_code == 302
    assert here.get("/vai-tro/").status_code == 200


def test_this_one_is_let_out_too() -> None:
    here = a_machine()

    assert here.post("/may-da-vao/", {"visit": Visit.objects.get().pk}).headers["Location"] == "/dang-nhap/"
    assert here.get("/vai-tro/").status_code == 302


@pytest.mark.parametrize("number", ["", "x", "999999", "²"])
def test_nobody_lets_out_a_machine_that_is_not_theirs(number: str) -> None:
    with_password("Lò Văn Minh Hoạ", "0987654321")
    other = a_machine(number="0987654321")
    here = a_machine()

    theirs = number or str(Visit.objects.order_by("id")[0].pk)
    assert here.post("/may-da-vao/", {"visit": theirs}).status_code == 403
    assert other.get("/vai-tro/").status_code == 200


def test_it_costs_the_same_queries_for_one_and_for_many(django_assert_num_queries: Any) -> None:
    here = a_machine()
    here.get("/may-da-vao/")
    with django_assert_num_queries(6):
        here.get("/may-da-vao/")
    for _each in range(5):
        a_machine()
    with django_assert_num_queries(6):
        here.get("/may-da-vao/")


def test_a_visitor_comes_in_first() -> None:
    assert Client(HTTP_HOST="127.0.0.1:8000").get("/may-da-vao/").status_code == 302
