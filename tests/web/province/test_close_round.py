"""Closing every product of a round, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_sitting, an_entry, sheets_closed
from given.people import an_actor
from hoaban.areas.council.models import Round
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_what_cannot_be_closed_is_named_and_then_all_is() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    browser = a_browser_of(an_actor(Role.COUNCIL_SECRETARY))

    asked = browser.get("/dot/2026-2/khep/").content.decode()
    refused = browser.post("/dot/2026-2/khep/").content.decode()
    sheets_closed(sitting.members[:6], entry)
    answer = browser.post("/dot/2026-2/khep/")

    assert "Khép hết hoặc không khép gì" in asked
    assert entry.dossier.product.name in refused
    assert answer["Location"] == "/dot/2026-2/"
    assert Round.objects.get().state == "closed"


def test_a_member_does_not_close() -> None:
    assert a_browser_of(a_sitting().chair.actor).get("/dot/2026-2/khep/").status_code == 403
