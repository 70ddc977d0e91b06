"""When a session is over: trusted phones, shared machines."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from given.people import NOON, PASSWORD, a_holding, a_person, the_operator
from hoaban.core.accounts import actions
from hoaban.core.accounts.models import Visit
from hoaban.core.accounts.roles import Role
from hoaban.web import acts

pytestmark = pytest.mark.django_db


class Clock:
    """The edge's clock, set by hand."""

    at = NOON

    def __call__(self, today: date | None) -> datetime:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(acts, "moment", clock)
    return clock


def a_machine(kind: str) -> Client:
    user = a_holding(Role.EDITOR, user=a_person(log_in="0912345678")).user
    actions.use_slip(the_operator(), actions.make_slip(the_operator(), user).slip, password=PASSWORD)
    browser = Client(HTTP_HOST="127.0.0.1:8000")
    browser.post("/dang-nhap/", {"log_in": "0912345678", "password": PASSWORD, "kind": kind})
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/vai-tro/").status_code == 200


def test_ones_own_phone_is_trusted_for_90_days_and_not_a_minute_longer(clock: Clock) -> None:
    browser = a_machine("own")
    cookie: Any = browser.cookies["sessionid"]
    assert cookie["max-age"] == 90 * 86400

    clock.at = NOON + timedelta(days=90) - timedelta(minutes=1)
    assert is_in(browser)
    clock.at = NOON + timedelta(days=90)
    assert not is_in(browser)


@pytest.mark.parametrize("kind", ["shared", ""])
def test_every_other_machine_forgets_when_the_browser_closes(clock: Clock, kind: str) -> None:
    cookie: Any = a_machine(kind).cookies["sessionid"]

    assert cookie["max-age"] == ""
    assert cookie["expires"] == ""


def test_a_machine_nobody_has_called_theirs_lasts_twelve_hours(clock: Clock) -> None:
    browser = a_machine("")

    clock.at = NOON + timedelta(hours=11)
    assert is_in(browser)
    clock.at = NOON + timedelta(hours=12)
    assert not is_in(browser)


def test_a_shared_machine_left_alone_for_15_minutes_is_out(clock: Clock) -> None:
    browser = a_machine("shared")
    for minutes in (14, 28, 42):
        clock.at = NOON + timedelta(minutes=minutes)
        assert is_in(browser)

    clock.at = NOON + timedelta(minutes=58)
    assert not is_in(browser)
    assert Visit.objects.get().ended_at is None, "it ends by the clock, no flag is set"


def test_of_a_shared_machines_pages_the_browser_keeps_nothing(clock: Clock) -> None:
    browser = a_machine("shared")

    page = browser.get("/vai-tro/")

    assert page["Cache-Control"] == "no-store"
    assert " data-shared" in page.content.decode()
    assert browser.get("/")["Cache-Control"] == "no-store"
    assert not Client(HTTP_HOST="127.0.0.1:8000").get("/").has_header("Cache-Control")


def test_a_visitor_leaves_no_trace(clock: Clock) -> None:
    assert not Client(HTTP_HOST="127.0.0.1:8000").get("/").cookies
