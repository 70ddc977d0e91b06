"""The decisions entered, and their signed copies."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.certificates import (
    a_certificate,
    a_decision,
    a_past_certificate,
    a_submitted_dossier,
    a_withdrawal,
)
from given.people import a_holding
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_each_decision_stands_with_what_it_gave_and_the_audit_head_of_its_entry():
    decision = a_decision(dossier := a_submitted_dossier())

    text = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER)).get("/quyet-dinh/").content.decode()

    assert decision.number in text
    assert decision.audit_head in text
    assert dossier.product.name in text
    assert dossier.certificate.code.code in text
    assert f"/ho-so/{dossier.code}/thong-bao-ket-qua/" in text
    assert "/thu-hoi/" in text


def test_who_only_reads_sees_no_buttons():
    a_decision(a_submitted_dossier())

    text = a_browser_of(a_holding(Role.AUDITOR)).get("/quyet-dinh/").content.decode()

    assert "/thu-hoi/" not in text
    assert "chưa thông báo" in text


def test_withdrawals_stand_there_too_and_older_decisions_do_not():
    withdrawn = a_withdrawal(a_certificate())
    a_past_certificate(decision_number="155/QĐ-UBND")

    text = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER)).get("/quyet-dinh/").content.decode()

    assert withdrawn.withdrawal.decision.number in text
    assert "155/QĐ-UBND" not in text


def test_the_signed_copy_is_opened_by_those_who_see_decisions_only():
    decision = a_decision(a_submitted_dossier())
    address = f"/tep/{decision.copy.key}/"
    chairman = a_browser_of(a_holding(Role.PROVINCE_CHAIRMAN))

    assert address in chairman.get("/quyet-dinh/").content.decode()
    assert chairman.get(address)["Content-Type"] == "application/pdf"
    assert a_browser_of(a_holding(Role.COMMUNE_OFFICER)).get(address).status_code == 403


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.COMMUNE_OFFICER])
def test_others_are_told_why_not(role):
    assert a_browser_of(a_holding(role)).get("/quyet-dinh/").status_code == 403


def test_an_empty_list_says_so_and_many_stand_on_pages():
    browser = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))
    assert "Chưa nhập quyết định nào." in browser.get("/quyet-dinh/").content.decode()
    for _ in range(21):
        a_decision(a_submitted_dossier())

    assert "trang=2" in browser.get("/quyet-dinh/").content.decode()
    assert "trang=1" in browser.get("/quyet-dinh/?trang=2").content.decode()
