"""Taking a product out of a round, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import an_entry, the_entry
from given.people import an_actor
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_a_reason_is_asked_for_and_the_product_leaves() -> None:
    entry = an_entry()
    address = f"/dot/san-pham/{entry.pk}/chuyen/"
    browser = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))

    without = browser.post(address, {"reason": ""}).content.decode()
    answer = browser.post(address, {"reason": "Thiếu mẫu"})

    assert "Ghi lý do chuyển đợt sau." in without
    assert answer["Location"] == "/dot/2026-2/"
    assert the_entry(entry).state == "postponed"


def test_only_the_office_does_it() -> None:
    entry = an_entry()

    assert (
        a_browser_of(an_actor(Role.COUNCIL_SECRETARY)).get(f"/dot/san-pham/{entry.pk}/chuyen/").status_code
        == 403
    )
