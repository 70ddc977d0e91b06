"""The mended dossier goes back to the province."""

import pytest

from given.browser import a_browser_of
from given.dossiers import (
    REPORT,
    a_dossier_to_complete,
    a_filed_dossier,
    its_commune,
    its_producer,
    the_office,
)
from hoaban.areas.dossiers.actions import write_report

pytestmark = pytest.mark.django_db


def at(dossier) -> str:
    return f"/ho-so/{dossier.code}/hoan-thien/"


def test_the_producer_sees_what_was_asked_and_hands_back() -> None:
    dossier = a_dossier_to_complete()
    browser = a_browser_of(its_producer(dossier).actor)

    page = browser.get(at(dossier)).content.decode()
    answer = browser.post(at(dossier))

    assert "Hợp đồng mờ, không đọc được." in page
    assert f"/ho-so/{dossier.code}/tu-cham/1.5/" in page
    assert answer["Location"] == f"/ho-so/{dossier.code}/"
    dossier.refresh_from_db()
    assert dossier.state == "forwarded"


def test_the_commune_hands_back_and_reads_why_it_does_not_type() -> None:
    dossier = a_dossier_to_complete()
    browser = a_browser_of(its_commune(dossier).actor)

    page = browser.get(at(dossier)).content.decode()
    answer = browser.post(at(dossier))

    assert "chưa ghi lời đồng ý" in page
    assert answer["Location"] == f"/ban-xa/ho-so/{dossier.code}/"


def test_what_is_missing_stands_in_the_way() -> None:
    dossier = a_dossier_to_complete()
    act = its_producer(dossier)
    write_report(act, dossier, **{**REPORT, "plan": ""})
    browser = a_browser_of(act.actor)

    page = browser.get(at(dossier)).content.decode()
    posted = browser.post(at(dossier)).content.decode()

    assert "chưa gửi lại được" in page
    assert "Chưa nộp được: còn 1 chỗ cần sửa." in posted


def test_others_may_not_and_other_states_neither() -> None:
    dossier = a_dossier_to_complete()
    filed = a_filed_dossier()

    assert a_browser_of(the_office().actor).get(at(dossier)).status_code == 403
    assert a_browser_of(its_producer(filed).actor).get(at(filed)).status_code == 403
