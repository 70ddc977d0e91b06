"""The page on which the office enters a signed decision."""

from __future__ import annotations

import pytest

from given.browser import a_browser_of
from given.certificates import a_round, a_signed_copy, a_submitted_dossier
from given.people import a_holding
from hoaban.areas.certificates.models import Certificate
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def address_of(round):
    return f"/quyet-dinh/moi/{round.code}/"


def filled(*dossiers, **values):
    return {
        "kind": "recognition",
        "dossiers": [dossier.code for dossier in dossiers],
        "number": "123/QĐ-UBND",
        "date": "30/11/2026",
        "copy": a_signed_copy(),
        **values,
    }


def test_what_waits_for_a_recognition_is_ticked_beforehand():
    round = a_round()
    four, five = a_submitted_dossier(round=round), a_submitted_dossier(star=5, mean="92", round=round)
    two = a_submitted_dossier(star=2, mean="45", round=round)

    text = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER)).get(address_of(round)).content.decode()

    assert f'value="{four.code}" checked' in text
    assert f'value="{five.code}"' in text
    assert f'value="{five.code}" checked' not in text
    assert two.code not in text


def test_the_office_enters_the_decision_and_the_certificates_are_out():
    round = a_round()
    dossier = a_submitted_dossier(round=round)
    browser = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))

    answer = browser.post(address_of(round), filled(dossier))

    assert (answer.status_code, answer["Location"]) == (302, "/quyet-dinh/")
    assert Certificate.objects.get(dossier=dossier).star == 4
    assert "Đã nhập quyết định số 123/QĐ-UBND." in browser.get("/quyet-dinh/").content.decode()


def test_without_the_signed_copy_the_form_says_so_and_keeps_what_was_typed():
    round = a_round()
    dossier = a_submitted_dossier(round=round)

    text = (
        a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))
        .post(address_of(round), filled(dossier, copy=""))
        .content.decode()
    )

    assert "chưa có bản ký thì sao chưa được công bố" in text
    assert 'value="123/QĐ-UBND"' in text
    assert f'value="{dossier.code}" checked' in text
    assert not Certificate.objects.exists()


def test_a_refused_decision_says_why_with_its_article():
    round = a_round()
    dossier = a_submitted_dossier(round=round)

    text = (
        a_browser_of(a_holding(Role.PROVINCIAL_OFFICER))
        .post(address_of(round), filled(dossier, kind="result_approval"))
        .content.decode()
    )

    assert "Hội đồng chấm 4 sao" in text
    assert "điểm e khoản 3 Điều 7" in text
    assert 'value="123/QĐ-UBND"' in text


def test_a_round_wholly_decided_says_so():
    assert (
        "Không còn sản phẩm nào"
        in a_browser_of(a_holding(Role.PROVINCIAL_OFFICER)).get(address_of(a_round())).content.decode()
    )


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.COMMUNE_CHAIR])
def test_others_are_told_why_not(role):
    round = a_round()

    assert a_browser_of(a_holding(role)).get(address_of(round)).status_code == 403
    assert a_browser_of(a_holding(role)).post(address_of(round), {}).status_code == 403


def test_where_only_ninety_points_wait_those_are_ticked():
    round = a_round()
    five = a_submitted_dossier(star=5, mean="92", round=round)

    text = a_browser_of(a_holding(Role.PROVINCIAL_OFFICER)).get(address_of(round)).content.decode()

    assert f'value="{five.code}" checked' in text
