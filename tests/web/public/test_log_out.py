"""Going out."""

import pytest

from given.browser import a_browser_of
from given.people import PASSWORD, a_person, an_actor, the_operator
from hoaban.core.accounts import actions
from hoaban.core.accounts.models import Visit
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_log_out_asks_first_and_ends_the_session_on_the_server() -> None:
    browser = a_browser_of(an_actor(Role.EDITOR))

    assert browser.get("/dang-xuat/").status_code == 200
    assert browser.post("/dang-xuat/").status_code == 302
    assert browser.get("/vai-tro/").headers["Location"] == "/dang-nhap/?tiep=%2Fvai-tro%2F"


def test_a_visitor_has_nothing_to_leave() -> None:
    assert a_browser_of().get("/dang-xuat/").status_code == 302


@pytest.mark.parametrize(("kind", "wiped"), [("own", False), ("shared", True), ("", True)])
def test_a_machine_that_is_not_ones_own_is_wiped(kind: str, wiped: bool) -> None:
    user = a_person(log_in="0912345678")
    actions.use_slip(the_operator(), actions.make_slip(the_operator(), user).slip, password=PASSWORD)
    browser = a_browser_of()
    browser.post("/dang-nhap/", {"log_in": "0912345678", "password": PASSWORD, "kind": kind})

    response = browser.post("/dang-xuat/")

    assert (response.headers.get("Clear-Site-Data") == '"cache", "cookies", "storage"') == wiped
    assert Visit.objects.get().ended_at is not None
