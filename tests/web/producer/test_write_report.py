"""The report of Mẫu số 02."""

import pytest

from given.browser import a_browser_of
from given.dossiers import (
    REPORT,
    a_filed_dossier,
    a_typed_dossier,
    an_opened_dossier,
    its_commune,
    its_producer,
)
from given.people import an_actor
from given.registry import TOURISM, a_product
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def at(dossier) -> str:
    return f"/ho-so/{dossier.code}/bao-cao/"


def test_the_page_has_the_forms_own_words_and_saves_a_half() -> None:
    dossier = an_opened_dossier()
    browser = a_browser_of(its_producer(dossier).actor)

    page = browser.get(at(dossier)).content.decode()
    answer = browser.post(at(dossier), {"plan": "Thêm 50 đàn ong"})

    assert "Tổ chức vùng nguyên liệu, công nghệ sản xuất" in page
    assert "Cần 5 sản phẩm mẫu" in page
    assert answer["Location"] == f"/ho-so/{dossier.code}/"
    assert "Thêm 50 đàn ong" in browser.get(at(dossier)).content.decode()


def test_an_error_keeps_what_was_written() -> None:
    dossier = an_opened_dossier()

    page = (
        a_browser_of(its_producer(dossier).actor)
        .post(at(dossier), {**REPORT, "sample_count": "năm"})
        .content.decode()
    )

    assert "Ghi số lượng bằng chữ số" in page
    assert REPORT["markets"] in page


def test_tourism_is_not_asked_for_samples() -> None:
    dossier = an_opened_dossier(a_product(criteria_set=TOURISM))

    assert "sample_count" not in a_browser_of(its_producer(dossier).actor).get(at(dossier)).content.decode()


def test_an_officer_writes_only_with_consent_and_nobody_after_filing() -> None:
    own, typed, filed = an_opened_dossier(), a_typed_dossier(), a_filed_dossier()

    assert a_browser_of(its_commune(typed).actor).get(at(typed)).status_code == 200
    assert a_browser_of(its_commune(own).actor).get(at(own)).status_code == 403
    assert a_browser_of(its_producer(filed).actor).get(at(filed)).status_code == 403
    assert a_browser_of(an_actor(Role.AUDITOR)).get(at(own)).status_code == 403
