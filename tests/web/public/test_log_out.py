"""Going out."""

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_log_out_asks_first_and_ends_the_session_on_the_server() -> None:
    browser = a_browser_of(an_actor(Role.EDITOR))

    assert browser.get("/dang-xuat/").status_code == 200
    assert browser.post("/dang-xuat/").status_code == 302
    assert browser.get("/vai-tro/").headers["Location"] == "/dang-nhap/?tiep=%2Fvai-tro%2F"


def test_a_visitor_has_nothing_to_leave() -> None:
    assert a_browser_of().get("/dang-xuat/").status_code == 302
