"""Opening a round, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.people import an_actor
from hoaban.areas.council.models import Round
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_a_round_of_the_law_is_one_button() -> None:
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    page = browser.get("/dot/mo/").content.decode()

    answer = browser.post("/dot/mo/", {"round_id": "province-2", "year": "2026"})

    assert "tổ chức đánh giá chậm nhất 29/12/2026" in page
    assert answer["Location"] == "/dot/2026-2/"
    assert Round.objects.get().name == "Đợt 02 năm 2026"


def test_an_extra_round_without_its_papers_says_what_it_needs_and_keeps_what_was_typed() -> None:
    page = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).post(
        "/dot/mo/", {"year": "2026", "hold_through": "20/12/2026", "plan": "12/KH-UBND"}
    )

    assert "Đợt bổ sung chỉ mở khi Quy chế Hội đồng cho phép" in page.content.decode()
    assert "khoản 1 Điều 5" in page.content.decode()
    assert "12/KH-UBND" in page.content.decode()


def test_only_the_office_opens_one() -> None:
    assert a_browser_of(an_actor(Role.COUNCIL_SECRETARY)).get("/dot/mo/").status_code == 403
