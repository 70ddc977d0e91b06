"""Closing the scoring of a product, seen."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.council import a_sitting, an_entry, answers_for, sheets_closed, the_entry
from given.people import an_actor
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_no_quorum_names_who_is_missing_and_then_the_result_opens() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:5], entry)
    address = f"/dot/san-pham/{entry.pk}/khep/"
    browser = a_browser_of(an_actor(Role.COUNCIL_SECRETARY))

    asked = browser.get(address).content.decode()
    refused = browser.post(address).content.decode()
    sheets_closed(sitting.members[5:6], entry)
    answer = browser.post(address)

    assert "Đã chốt 5/5 phiếu" in asked
    assert "chưa đủ túc số" in refused
    assert sitting.members[6].actor.name in refused
    assert "Quy chế Hội đồng số 56/QC-HĐ" in refused
    assert answer["Location"] == f"/dot/san-pham/{entry.pk}/ket-qua/"


def test_too_wide_a_spread_leads_back_to_the_round() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:5], entry, answers_for(entry, 86))
    sheets_closed(sitting.members[5:6], entry, answers_for(entry, 62))
    browser = a_browser_of(an_actor(Role.COUNCIL_SECRETARY))

    answer = browser.post(f"/dot/san-pham/{entry.pk}/khep/", follow=True)

    assert answer.redirect_chain == [("/dot/2026-2/", 302)]
    assert "phải thảo luận, chấm lại" in answer.content.decode()
    assert the_entry(entry).state == "rescoring"


def test_a_member_does_not_close() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    assert a_browser_of(sitting.chair.actor).get(f"/dot/san-pham/{entry.pk}/khep/").status_code == 403
