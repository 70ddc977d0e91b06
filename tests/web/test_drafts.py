"""A form sent as it is typed: saved like any other, and answered with when it was received."""

import json

import pytest

from given.browser import a_browser_of
from given.dossiers import a_filed_dossier, an_opened_dossier, its_producer

pytestmark = pytest.mark.django_db

AS_TYPED = {"HTTP_ACCEPT": "application/json"}


def test_half_a_report_is_received_while_it_is_written() -> None:
    dossier = an_opened_dossier()
    browser = a_browser_of(its_producer(dossier).actor)

    answer = browser.post(f"/ho-so/{dossier.code}/bao-cao/", {"plan": "Thêm 50 đàn"}, **AS_TYPED)

    assert answer.status_code == 200
    assert len(json.loads(answer.content)["at"]) == len("10:42")
    assert "Thêm 50 đàn" in browser.get(f"/ho-so/{dossier.code}/bao-cao/").content.decode()


def test_a_note_is_received_with_its_answer_and_without_one_it_says_what_is_missing() -> None:
    dossier = an_opened_dossier()
    browser = a_browser_of(its_producer(dossier).actor)
    address = f"/ho-so/{dossier.code}/tu-cham/1.1/"

    received = browser.post(address, {"criterion": "1.1", "option": "-", "note": "Có sổ"}, **AS_TYPED)
    missing = browser.post(address, {"criterion": "1.1", "note": "Có sổ"}, **AS_TYPED)

    assert received.status_code == 200
    assert missing.status_code == 422
    assert json.loads(missing.content)["why"] == "Chọn một dòng, hoặc “Không mức nào đúng”."


def test_a_deed_that_is_refused_says_why() -> None:
    dossier = an_opened_dossier()
    browser = a_browser_of(its_producer(dossier).actor)

    answer = browser.post(
        f"/ho-so/{dossier.code}/tu-cham/1.1/", {"criterion": "1.1", "option": "không có"}, **AS_TYPED
    )

    assert answer.status_code == 403
    assert json.loads(answer.content)["code"] == "unknown-option"


def test_a_dossier_that_is_filed_takes_no_more_writing() -> None:
    dossier = a_filed_dossier()

    answer = a_browser_of(its_producer(dossier).actor).post(
        f"/ho-so/{dossier.code}/bao-cao/", {"plan": "Muộn"}, **AS_TYPED
    )

    assert answer.status_code == 403
