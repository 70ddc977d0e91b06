"""Correcting what was entered of a certificate of before the platform."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from given.certificates import a_past_certificate, a_product
from given.people import an_act
from given.registry import an_office_act
from given.rows import rows_of_a_test
from hoaban.areas.certificates import actions
from hoaban.areas.certificates.models import Certificate, Decision
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def correct(certificate: Certificate, **facts: Any) -> Certificate:
    return actions.correct_past_certificate(an_office_act(), certificate, **{"source": "sổ cũ", **facts})


def refusal_of(certificate: Certificate, **facts: Any) -> Any:
    with pytest.raises(Refused) as refused:
        correct(certificate, **facts)
    return refused.value.refusal


def test_what_is_right_stands_under_the_same_code_signed_anew():
    entered = a_past_certificate(star=3, valid_from=date(2024, 3, 7), valid_to=date(2027, 3, 7))

    right = correct(entered, star=4, valid_from=date(2024, 3, 7), valid_to=date(2027, 3, 7))

    entered.refresh_from_db()
    assert (entered.star, entered.source, entered.code) == (4, "sổ cũ", right.code)
    assert entered.token == right.token != ""
    assert Certificate.objects.count() == 1
    assert chain.verify().ok


def test_all_is_written_what_is_left_out_is_unknown_again():
    entered = a_past_certificate(star=3, year=2024, valid_to=date(2027, 3, 7), number="1/2024")

    right = correct(entered, year=2024)

    assert (right.star, right.valid_to, right.number, right.token) == (None, None, "", "")
    assert right.lapses_after == date(2027, 12, 31)


def test_its_decision_is_entered_where_it_is_new_and_the_one_of_before_stays():
    entered = a_past_certificate(decision_number="1/QĐ-UBND", decision_date=date(2024, 3, 7), star=3)

    right = correct(entered, decision_number="2/QĐ-UBND", decision_date=date(2024, 3, 8), star=3)

    assert right.decision.number == "2/QĐ-UBND"
    assert Decision.objects.count() == 2


def test_writing_the_same_again_changes_nothing():
    entered = a_past_certificate(star=3, year=2024)

    assert correct(entered, star=3, year=2024).token == entered.token


def test_it_may_not_become_another_one_that_stands_there():
    product = a_product()
    a_past_certificate(product, star=3, year=2023)
    entered = a_past_certificate(product, star=3, year=2024)

    assert refusal_of(entered, star=3, year=2023).code == "already-entered"


def test_the_law_binds_a_correction_as_it_does_what_is_entered():
    entered = a_past_certificate(star=3, year=2024)

    assert refusal_of(entered, star=2).code == "star-without-certificate"
    assert refusal_of(entered, year=2027).code == "year-in-future"
    entered.refresh_from_db()
    assert (entered.star, entered.year) == (3, 2024)


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.COMMUNE_OFFICER])
def test_nobody_but_the_office_corrects_them(role):
    entered = a_past_certificate(star=3)

    with pytest.raises(Refused) as refused:
        actions.correct_past_certificate(an_act(role), entered, source="báo")

    assert refused.value.refusal.code == "not-past-keeper"


def test_a_certificate_of_the_platform_says_what_its_decision_says(monkeypatch):
    entered = a_past_certificate(star=3)
    monkeypatch.setattr(Certificate, "is_own", property(lambda self: True))

    refusal = refusal_of(entered, star=4)

    assert (refusal.code, refusal.source) == ("own-certificate", "Điều 8")
    with rows_of_a_test():
        entered.refresh_from_db()
    assert entered.star == 3
