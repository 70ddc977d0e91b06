"""Submitting a round, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_closed_entry, an_entry
from given.people import an_actor
from hoaban.areas.council.models import Submission
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_the_list_is_shown_and_number_and_date_are_entered() -> None:
    entry = a_closed_entry()
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    page = browser.get("/dot/2026-2/trinh/").content.decode()
    wrong = browser.post("/dot/2026-2/trinh/", {"number": "78/TTr", "date": "31/12/2026"}).content.decode()
    answer = browser.post("/dot/2026-2/trinh/", {"number": "78/TTr", "date": "1/12/2026"})

    assert entry.dossier.product.name in page
    assert "4 sao" in page
    assert "Ngày tờ trình không thể sau hôm nay." in wrong
    assert "78/TTr" in wrong
    assert answer["Location"] == "/dot/2026-2/"
    assert Submission.objects.get().number == "78/TTr"


def test_an_open_round_shows_no_result_and_is_refused() -> None:
    an_entry()
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    page = browser.post("/dot/2026-2/trinh/", {"number": "78/TTr", "date": "1/12/2026"}).content.decode()

    assert "Đợt này đang mở." in page
    assert "<table" not in page


def test_only_the_office_submits() -> None:
    a_closed_entry()

    assert a_browser_of(an_actor(Role.COUNCIL_SECRETARY)).get("/dot/2026-2/trinh/").status_code == 403
