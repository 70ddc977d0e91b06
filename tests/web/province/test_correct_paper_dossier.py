"""Correcting an entry from paper, seen: everything stands as it was entered."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.dossiers import a_paper_dossier, a_taken_in_dossier
from given.people import an_actor
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_it_is_corrected_with_a_reason() -> None:
    dossier = a_paper_dossier(matters={"local_labour": "5 người."}, answers={"1.1": None})
    office = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    address = f"/tinh/ho-so-giay/{dossier.code}/sua/"

    page = office.get(address).content.decode()
    facts = {
        "stage": "taken_in",
        "filed_on": "15/09/2026",
        "received_on": "16/09/2026",
        "letter_number": "13/UBND",
        "letter_date": "01/10/2026",
        "forwarded_on": "02/10/2026",
        "taken_in_on": "05/10/2026",
        "matter-local_labour": "6 người.",
    }
    without = office.post(address, facts)
    answer = office.post(address, {**facts, "reason": "Đọc nhầm số."})

    for shown in (
        'value="12/UBND"',
        'value="15/09/2026"',
        "5 người.",
        "ho-so.pdf",
        '<option value="-" selected>',
    ):
        assert shown in page
    assert (without.status_code, answer["Location"]) == (422, f"/tinh/ho-so/{dossier.code}/")
    dossier.refresh_from_db()
    assert (dossier.letter_number, dossier.appraisals.get().text) == ("13/UBND", "6 người.")


def test_what_began_here_is_not_corrected_and_nobody_else_corrects() -> None:
    ours, paper = a_taken_in_dossier(), a_paper_dossier()
    office, team = (
        a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)),
        a_browser_of(an_actor(Role.ADVISORY_MEMBER)),
    )

    assert office.get(f"/tinh/ho-so-giay/{ours.code}/sua/").status_code == 403
    assert team.get(f"/tinh/ho-so-giay/{paper.code}/sua/").status_code == 403
