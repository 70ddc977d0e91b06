"""Intake."""

import pytest

from given.browser import a_browser_of
from given.dossiers import a_forwarded_dossier, a_taken_in_dossier, its_commune, the_office

pytestmark = pytest.mark.django_db


def test_the_office_checks_the_parts_and_takes_in() -> None:
    dossier = a_forwarded_dossier()
    browser = a_browser_of(the_office().actor)

    page = browser.get(f"/ho-so/{dossier.code}/nhan-du/").content.decode()
    answer = browser.post(f"/ho-so/{dossier.code}/nhan-du/")

    assert "12/UBND, 01/12/2026" in page
    assert "Mẫu số 03" in page
    assert "thuộc Đợt 01 năm 2027" in page
    assert answer["Location"] == f"/tinh/ho-so/{dossier.code}/"
    dossier.refresh_from_db()
    assert dossier.state == "taken_in"


def test_once_and_by_nobody_else() -> None:
    taken, proposal = a_taken_in_dossier(), a_forwarded_dossier()

    assert a_browser_of(the_office().actor).get(f"/ho-so/{taken.code}/nhan-du/").status_code == 403
    assert (
        a_browser_of(its_commune(proposal).actor).get(f"/ho-so/{proposal.code}/nhan-du/").status_code == 403
    )
