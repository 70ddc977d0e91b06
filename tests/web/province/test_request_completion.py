"""Asking for completion."""

import pytest

from given.browser import a_browser_of
from given.dossiers import a_forwarded_dossier, a_taken_in_dossier, its_commune, the_office
from hoaban.areas.dossiers.queries import faults_of

pytestmark = pytest.mark.django_db


def at(dossier) -> str:
    return f"/ho-so/{dossier.code}/yeu-cau-hoan-thien/"


def test_all_faults_go_out_in_one_letter_by_a_day() -> None:
    dossier = a_forwarded_dossier()
    browser = a_browser_of(the_office().actor)

    page = browser.get(at(dossier)).content.decode()
    more = browser.post(at(dossier), {"rows": "5", "what-0": "Mờ", "them-dong": "1"}).content.decode()
    answer = browser.post(at(dossier), {"rows": "5", "place-0": "test-reports", "what-0": "Thiếu phiếu"})

    assert "Hạn hoàn thiện 15/12/2026" in page
    assert more.count("<legend") == 10
    assert answer["Location"] == f"/tinh/ho-so/{dossier.code}/"
    assert faults_of(dossier).get().place == "test-reports"


def test_an_empty_letter_is_asked_about() -> None:
    dossier = a_forwarded_dossier()

    page = (
        a_browser_of(the_office().actor).post(at(dossier), {"rows": "5", "todo-0": "Chụp"}).content.decode()
    )

    assert "Nêu ít nhất một chỗ cần hoàn thiện." in page or "Dòng 1" in page
    assert "Lỗi:" in page


def test_only_of_a_proposal_and_only_the_office() -> None:
    taken, proposal = a_taken_in_dossier(), a_forwarded_dossier()

    assert a_browser_of(the_office().actor).get(at(taken)).status_code == 403
    assert a_browser_of(its_commune(proposal).actor).get(at(proposal)).status_code == 403
