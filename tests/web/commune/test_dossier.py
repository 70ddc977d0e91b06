"""Everything that was filed, and what may be done now."""

import pytest

from given.browser import a_browser_of
from given.dossiers import (
    MATTERS,
    a_dossier_sent_back,
    a_dossier_to_complete,
    a_filed_dossier,
    a_forwarded_dossier,
    a_received_dossier,
    a_typed_dossier,
    an_appraised_dossier,
    fill,
    its_commune,
    its_producer,
)
from given.jobs import all_jobs_done
from given.people import OTHER_COMMUNE, an_actor
from hoaban.areas.dossiers.actions import appraise_matters, file_dossier, receive_dossier
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def page_of(dossier, actor=None) -> str:
    browser = a_browser_of(actor or its_commune(dossier).actor)
    return browser.get(f"/ban-xa/ho-so/{dossier.code}/").content.decode()


def test_a_filed_dossier_shows_all_and_offers_receipt_or_return() -> None:
    dossier = a_filed_dossier()

    page = page_of(dossier)

    assert "Nhận hồ sơ" in page
    assert "Gửi phiếu yêu cầu một lần" in page
    assert "Lò Thị Minh Hoạ" in page
    assert "Có hợp đồng liên kết trên 75% sản lượng tiêu thụ và tổ chức" in page
    paper = dossier.product.producer.evidence.get()
    assert f"/tep/{paper.current.file.key}/" in page
    all_jobs_done()
    assert f'src="/tep/{paper.current.file.key}/?rong=400"' in page_of(dossier)
    assert "SHA-256" in page


def test_a_received_one_shows_clock_and_matters() -> None:
    page = page_of(a_received_dossier())

    assert "Còn 15 ngày làm việc để gửi Mẫu số 03 lên tỉnh (hạn 22/12/2026)." in page
    assert "Gửi phiếu yêu cầu một lần" not in page
    assert "1. Về sử dụng nguyên liệu địa phương" in page
    assert "còn 4 trong 4 nội dung thẩm định chưa có ý kiến" in page
    assert "Biên nhận" in page


def test_an_appraised_one_may_be_sent() -> None:
    dossier = an_appraised_dossier()

    assert f"/ho-so/{dossier.code}/gui-tinh/" in page_of(dossier)


def test_who_typed_reads_why_another_must_send() -> None:
    dossier = a_typed_dossier()
    officer = its_commune(dossier)
    fill(dossier, officer)
    dossier = file_dossier(officer, dossier, declaration=True, declared_by="Lò Thị Minh Hoạ")
    receive_dossier(officer, dossier)
    appraise_matters(officer, dossier, texts=MATTERS)

    page = page_of(dossier, officer.actor)

    assert "không chốt đề nghị của xã" in page
    assert "khoản 2 Điều 4" in page
    assert "Cán bộ xã nhập thay" in page
    assert "Tôi nhờ cán bộ xã nhập thay." in page
    assert f"/ho-so/{dossier.code}/gui-tinh/" not in page


def test_letters_the_proposal_and_a_completion_are_shown() -> None:
    back = page_of(a_dossier_sent_back())
    sent = page_of(a_forwarded_dossier())
    open_ = a_dossier_to_complete()

    assert "Hợp đồng mờ, không đọc được." in back
    assert "12/UBND" in sent
    assert "Mẫu số 03" in sent
    assert f"/ho-so/{open_.code}/hoan-thien/" in page_of(open_)


def test_a_typed_draft_leads_to_its_typing() -> None:
    dossier = a_typed_dossier()

    page = page_of(dossier)

    assert "Hồ sơ chưa nộp lần nào." in page
    assert f'href="/ho-so/{dossier.code}/"' in page


def test_the_page_is_the_communes_own() -> None:
    dossier = a_filed_dossier()
    strangers = {
        its_producer(dossier).actor: "bàn việc của mình",
        an_actor(Role.AUDITOR): "bàn việc của mình",
        an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE): "khi đến lượt",
    }

    for actor, why in strangers.items():
        answer = a_browser_of(actor).get(f"/ban-xa/ho-so/{dossier.code}/")
        assert answer.status_code == 403
        assert why in answer.content.decode()
    audit = a_browser_of(an_actor(Role.AUDITOR)).get(f"/tinh/ho-so/{dossier.code}/").content.decode()
    assert "(đã che)" in audit
    assert ">Thái<" not in audit
