"""The password, asked again on a trusted phone."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from given.dossiers import a_full_dossier
from given.people import NOON, PASSWORD, the_operator
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.registry.queries import representatives_of
from hoaban.core.accounts import actions
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


@pytest.fixture
def dossier() -> Dossier:
    return a_full_dossier()


def a_machine(dossier: Dossier, kind: str) -> Client:
    producer = dossier.product.producer
    assert producer
    held = representatives_of(producer)[0]
    actions.use_slip(the_operator(), actions.make_slip(the_operator(), held.user).slip, password=PASSWORD)
    browser = Client(HTTP_HOST="127.0.0.1:8000")
    browser.post("/dang-nhap/", {"log_in": held.user.phone, "password": PASSWORD, "kind": kind})
    return browser


def file_page(dossier: Dossier) -> str:
    return f"/ho-so/{dossier.code}/nop/"


ASKED = "Gõ lại mật khẩu"


def test_within_15_minutes_nobody_is_asked(dossier: Dossier, clock: Clock) -> None:
    browser = a_machine(dossier, "own")
    clock.at = NOON + timedelta(minutes=15)

    assert ASKED not in browser.get(file_page(dossier)).content.decode()


def test_later_the_password_is_asked_before_the_page_opens(dossier: Dossier, clock: Clock) -> None:
    browser = a_machine(dossier, "own")
    clock.at = NOON + timedelta(minutes=16)

    page = browser.get(file_page(dossier)).content.decode()
    assert ASKED in page
    wrong = browser.post(file_page(dossier), {"password_again": "sai", "opening": "1"})
    assert (wrong.status_code, "Mật khẩu chưa đúng" in wrong.content.decode()) == (403, True)
    right = browser.post(file_page(dossier), {"password_again": PASSWORD, "opening": "1"})

    assert (right.status_code, right.headers["Location"]) == (302, file_page(dossier))
    assert ASKED not in browser.get(file_page(dossier)).content.decode()


def test_what_was_sent_waits_for_the_password_and_is_done_then(dossier: Dossier, clock: Clock) -> None:
    browser = a_machine(dossier, "own")
    clock.at = NOON + timedelta(minutes=16)
    words = {"declared_by": "Lò Thị Minh Hoạ", "declaration": "on"}

    asked = browser.post(file_page(dossier), words).content.decode()
    assert ASKED in asked
    assert 'name="declared_by" value="Lò Thị Minh Hoạ"' in asked
    dossier.refresh_from_db()
    assert dossier.state == "draft"
    response = browser.post(file_page(dossier), {**words, "password_again": PASSWORD})

    dossier.refresh_from_db()
    assert (response.status_code, dossier.state) == (302, "filed")


def test_wrong_tries_wait(dossier: Dossier, clock: Clock) -> None:
    browser = a_machine(dossier, "own")
    clock.at = NOON + timedelta(minutes=16)
    for _try in range(10):
        browser.post(file_page(dossier), {"password_again": "sai"})

    page = browser.post(file_page(dossier), {"password_again": PASSWORD}).content.decode()

    assert "Chờ 15 phút" in page


@pytest.mark.parametrize("kind", ["shared", ""])
def test_a_machine_that_is_not_trusted_asked_at_log_in(dossier: Dossier, clock: Clock, kind: str) -> None:
    browser = a_machine(dossier, kind)
    clock.at = NOON + timedelta(minutes=10)
    browser.get("/vai-tro/")
    clock.at = NOON + timedelta(minutes=20)

    assert ASKED not in browser.get(file_page(dossier)).content.decode()


def test_other_pages_never_ask(dossier: Dossier, clock: Clock) -> None:
    browser = a_machine(dossier, "own")
    clock.at = NOON + timedelta(days=80)

    assert ASKED not in browser.get(f"/ho-so/{dossier.code}/").content.decode()
