"""The matters of Mẫu số 03, and the form as it is printed."""

import pytest

from given.browser import a_browser_of
from given.dossiers import (
    MATTERS,
    a_filed_dossier,
    a_forwarded_dossier,
    a_received_dossier,
    an_appraised_dossier,
    its_commune,
    its_producer,
)
from given.jobs import all_jobs_done
from given.people import an_actor
from hoaban.core.accounts.roles import Role
from hoaban.core.documents.models import IssuedPaper

pytestmark = pytest.mark.django_db


def at(dossier) -> str:
    return f"/ho-so/{dossier.code}/tham-dinh/"


def test_each_matter_has_the_forms_words_and_the_producers_answer_beside_it() -> None:
    dossier = a_received_dossier()

    page = a_browser_of(its_commune(dossier).actor).get(at(dossier)).content.decode()

    assert "1. Về sử dụng nguyên liệu địa phương" in page
    assert "Nội dung thể hiện rõ mô tả của chủ thể" in page
    assert "Chủ thể khai, tiêu chí 1.1 Nguồn gốc sản phẩm" in page
    assert "từ 75% đến 100%" in page
    assert "Hợp đồng mua mật" in page


def test_the_first_page_of_each_paper_is_seen_beside_the_answer() -> None:
    dossier = a_received_dossier()
    key = dossier.producer.evidence.get().current.file.key
    browser = a_browser_of(its_commune(dossier).actor)
    assert "Ảnh xem trước đang được làm" in browser.get(at(dossier)).content.decode()

    all_jobs_done()

    assert f'src="/tep/{key}/?rong=400"' in browser.get(at(dossier)).content.decode()
    assert browser.get(f"/tep/{key}/?rong=400")["Content-Type"] == "image/jpeg"


def test_words_are_saved_in_parts() -> None:
    dossier = a_received_dossier()
    browser = a_browser_of(its_commune(dossier).actor)

    answer = browser.post(at(dossier), {"matter-local_labour": "4 trên 5 người"})

    assert answer["Location"] == f"/ban-xa/ho-so/{dossier.code}/"
    assert "4 trên 5 người" in browser.get(at(dossier)).content.decode()


def test_a_refusal_keeps_what_was_written() -> None:
    dossier = a_received_dossier()

    page = (
        a_browser_of(its_commune(dossier).actor)
        .post(at(dossier), {"matter-local_labour": "4 trên 5 người", "matter-price": "Rẻ"})
        .content.decode()
    )

    assert "Mẫu số 03 không có nội dung: price." in page
    assert "4 trên 5 người" in page


def test_only_between_receipt_and_proposal_and_only_the_commune() -> None:
    filed, received = a_filed_dossier(), a_received_dossier()

    refused = a_browser_of(its_commune(filed).actor).get(at(filed)).content.decode()

    assert "sau khi xã nhận hồ sơ" in refused
    assert a_browser_of(its_producer(received).actor).get(at(received)).status_code == 403


def test_the_form_prints_with_number_and_head() -> None:
    dossier = a_forwarded_dossier()
    draft = a_received_dossier()
    browser = a_browser_of(its_commune(dossier).actor)

    page = browser.get(f"/ho-so/{dossier.code}/mau-03/").content.decode()

    assert "II. ĐÁNH GIÁ MỘT SỐ NỘI DUNG" in page
    assert all(text in page for text in MATTERS.values())
    assert f"cho sản phẩm {dossier.product.name} của {dossier.product.producer.name}." in page
    assert "Hợp tác xã" in page
    assert "12/UBND" in page
    paper = IssuedPaper.objects.get(kind="appraisal", about=dossier.code)
    assert paper.audit_head in page
    assert paper.code.code in page
    assert "Bản dự thảo" in browser.get(f"/ho-so/{draft.code}/mau-03/").content.decode()
    assert (
        a_browser_of(an_actor(Role.COUNCIL_MEMBER)).get(f"/ho-so/{dossier.code}/mau-03/").status_code == 403
    )


def test_the_producer_reads_it_when_it_has_gone_up_and_its_receipt_before() -> None:
    draft, sent = an_appraised_dossier(), a_forwarded_dossier()

    def answer_to(dossier, page: str):
        return a_browser_of(its_producer(dossier).actor).get(f"/ho-so/{dossier.code}/{page}/")

    early = answer_to(draft, "mau-03")
    assert early.status_code == 403
    assert "mở khi xã đã gửi hồ sơ lên tỉnh" in early.content.decode()
    assert answer_to(draft, "bien-nhan").status_code == 200
    assert MATTERS["idea_origin"] not in answer_to(draft, "bien-nhan").content.decode()
    assert MATTERS["idea_origin"] in answer_to(sent, "mau-03").content.decode()
