"""Entering the council, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_round, seats_filled
from given.people import a_person, an_actor
from hoaban.areas.council.models import Council, Seat
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
DECISION = {"decision_number": "1234/QĐ-UBND", "decision_date": "20/11/2026", "regulation_number": "56/QC-HĐ"}


def rows_of(page: str) -> list[str]:
    """The kinds of seats in the order of the page's rows."""
    return [part.split('value="', 1)[1].split('"', 1)[0] for part in page.split('-kind" ')[1:]]


def test_every_seat_is_filled_by_its_row() -> None:
    round = a_round()
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    page = browser.get("/dot/2026-2/hoi-dong/").content.decode()
    people = {seat.kind: seat.user for seat in seats_filled(round)}
    sent = dict(DECISION)
    for number, kind in enumerate(rows_of(page)):
        sent |= {f"seats-{number}-kind": kind, f"seats-{number}-user": people.pop(kind, "")}

    answer = browser.post("/dot/2026-2/hoi-dong/", sent)

    assert "Luật không quy định các điều này; theo Quy chế" in page
    assert "Sở Y tế" in page
    assert answer["Location"] == "/dot/2026-2/"
    assert Seat.objects.count() == 8


def test_the_secretary_is_chosen_there_and_stays_chosen_when_something_is_missing() -> None:
    round = a_round()
    browser, person = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)), a_person()
    page = browser.get("/dot/2026-2/hoi-dong/").content.decode()
    people = {seat.kind: seat.user for seat in seats_filled(round)}
    sent = {**DECISION, "secretary": str(person.key)}
    refused = browser.post("/dot/2026-2/hoi-dong/", sent).content.decode()
    for number, kind in enumerate(rows_of(page)):
        sent |= {f"seats-{number}-kind": kind, f"seats-{number}-user": people.pop(kind, "")}

    browser.post("/dot/2026-2/hoi-dong/", sent)

    assert 'name="secretary"' in page
    assert refused.split('name="secretary"')[1].count(f'value="{person.key}" selected') == 1
    assert Council.objects.get().secretary == person


def test_a_missing_seat_is_named_and_what_was_typed_stays() -> None:
    round = a_round()
    chair = next(seat for seat in seats_filled(round) if seat.kind == "chair")
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    page = browser.post(
        "/dot/2026-2/hoi-dong/",
        {
            **DECISION,
            "seats-0-kind": "chair",
            "seats-0-user": chair.user,
            "seats-0-agency": "Phó Chủ tịch UBND",
        },
    ).content.decode()

    assert "Hội đồng còn thiếu: Sở Nông nghiệp và Môi trường" in page
    assert "điểm b khoản 3 Điều 7" in page
    assert "Phó Chủ tịch UBND" in page
    assert f'value="{chair.user}" selected' in page


def test_the_regulations_number_is_asked_for() -> None:
    a_round()

    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).post("/dot/2026-2/hoi-dong/", {}).content.decode()

    assert "Nhập số Quy chế hoạt động của Hội đồng." in page
    assert "Chọn thành viên của Hội đồng." in page


def test_only_the_office_enters_it() -> None:
    a_round()

    assert a_browser_of(an_actor(Role.PROVINCE_CHAIRMAN)).get("/dot/2026-2/hoi-dong/").status_code == 403
