"""Issuing the certificate a decision gives."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest
from django.conf import settings

from given.certificates import a_certificate, a_decision, a_product, a_submitted_dossier
from given.people import an_act
from hoaban.areas.certificates import actions
from hoaban.areas.certificates.models import Certificate, SigningKey
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.documents.codes import ALPHABET
from hoaban.core.documents.signatures import public_key_of
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_certificate_runs_from_the_decisions_date_as_long_as_the_edition_says():
    certificate = a_certificate(date=date(2026, 11, 30))

    assert certificate.valid_from == date(2026, 11, 30)
    assert certificate.valid_to == certificate.lapses_after == date(2029, 11, 30)
    assert certificate.is_own
    assert certificate.source == ""
    assert chain.verify().ok


def test_its_code_has_the_letters_of_the_province_and_six_signs_that_cannot_be_confused():
    code = a_certificate().code.code

    assert code.startswith("DB-")
    assert len(code) == 9
    assert set(code[3:]) <= set(ALPHABET)


def test_codes_of_two_certificates_differ_even_when_chance_draws_one_twice(monkeypatch):
    products = [a_product(), a_product()]
    drawn = iter(["DB-222222", "DB-222222", "DB-333333"])
    monkeypatch.setattr("hoaban.core.documents.actions.new_code", lambda province: next(drawn))

    codes = {a_certificate(product=product).code.code for product in products}

    assert codes == {"DB-222222", "DB-333333"}


def test_its_token_says_what_is_printed_in_the_order_of_the_contract():
    certificate = a_certificate()

    payload = certificate.token.split(".")[0]
    said = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    assert list(said) == ["c", "n", "p", "s", "f", "t", "k"]
    assert said == {
        "c": certificate.code.code,
        "n": certificate.product.name,
        "p": certificate.product.producer.name,
        "s": 4,
        "f": "2026-11-30",
        "t": "2029-11-30",
        "k": public_key_of(settings.SIGNING_KEY).kid,
    }


def test_the_first_signature_enters_the_public_key_and_later_ones_do_not():
    a_certificate()
    a_certificate()

    assert SigningKey.objects.count() == 1


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.COMMUNE_CHAIR])
def test_nobody_but_the_office_issues(role):
    with pytest.raises(Refused) as refused:
        actions.issue_certificate(an_act(role), a_submitted_dossier())

    assert refused.value.refusal.code == "not-decision-keeper"


@pytest.mark.parametrize("kind", ["", "result_approval"])
def test_without_a_recognition_there_is_no_certificate(kind):
    dossier = a_submitted_dossier(star=5, mean="92")
    if kind:
        a_decision(dossier, kind=kind)

    with pytest.raises(Refused) as refused:
        actions.issue_certificate(an_act(Role.PROVINCIAL_OFFICER), dossier)

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "no-recognition",
        "điểm e khoản 3 Điều 7",
    )


def test_a_dossier_has_one_certificate():
    dossier = a_submitted_dossier()
    a_decision(dossier)

    with pytest.raises(Refused) as refused:
        actions.issue_certificate(an_act(Role.PROVINCIAL_OFFICER), dossier)

    assert refused.value.refusal.code == "wrong-state"
    assert Certificate.objects.count() == 1
