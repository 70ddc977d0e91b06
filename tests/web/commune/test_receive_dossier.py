"""Receiving, and the receipt."""

import pytest
from django.conf import settings

from given.browser import a_browser_of
from given.dossiers import a_filed_dossier, a_received_dossier, a_typed_dossier, its_commune, its_producer
from given.people import OTHER_COMMUNE, an_actor
from hoaban.core.accounts.roles import Role
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.law import edition_called

pytestmark = pytest.mark.django_db


def test_receipt_gives_a_number_and_prints_with_the_audit_head() -> None:
    dossier = a_filed_dossier()
    browser = a_browser_of(its_commune(dossier).actor)

    page = browser.get(f"/ho-so/{dossier.code}/tiep-nhan/").content.decode()
    answer = browser.post(f"/ho-so/{dossier.code}/tiep-nhan/")
    receipt = browser.get(answer["Location"]).content.decode()

    assert "hạn gửi tỉnh 22/12/2026" in page
    assert "Mẫu số 01 – Phiếu đăng ký" in page
    assert answer["Location"] == f"/ho-so/{dossier.code}/bien-nhan/"
    assert "01-01/PĐK-11-03352-2026" in receipt
    assert "22/12/2026" in receipt
    paper = IssuedPaper.objects.get(kind="receipt", about=dossier.code)
    assert paper.audit_head in receipt
    assert f"<title>{paper.code}</title>" in receipt
    assert "Bản dự thảo" in receipt


def test_beyond_the_calendar_the_page_says_so(monkeypatch) -> None:
    dossier = a_filed_dossier()
    monkeypatch.setattr(settings, "TODAY", edition_called(dossier.edition).calendar.last)
    browser = a_browser_of(its_commune(dossier).actor)

    page = browser.get(f"/ho-so/{dossier.code}/tiep-nhan/").content.decode()
    posted = browser.post(f"/ho-so/{dossier.code}/tiep-nhan/").content.decode()

    assert "Lịch ngày làm việc chưa có" in page
    assert "chưa tính được hạn" in posted


def test_no_receipt_before_receipt_and_no_second_one() -> None:
    filed, received = a_filed_dossier(), a_received_dossier()
    browser = a_browser_of(its_commune(filed).actor)

    assert "chưa có biên nhận" in browser.get(f"/ho-so/{filed.code}/bien-nhan/").content.decode()
    assert browser.get(f"/ho-so/{received.code}/tiep-nhan/").status_code == 403


def test_the_producer_reads_its_receipt_and_others_neither() -> None:
    dossier = a_received_dossier()
    typed = a_typed_dossier()

    assert (
        a_browser_of(its_producer(dossier).actor).get(f"/ho-so/{dossier.code}/bien-nhan/").status_code == 200
    )
    assert (
        a_browser_of(its_producer(dossier).actor).get(f"/ho-so/{dossier.code}/tiep-nhan/").status_code == 403
    )
    for address in ("tiep-nhan", "bien-nhan"):
        other = an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE)
        assert a_browser_of(other).get(f"/ho-so/{typed.code}/{address}/").status_code == 403
