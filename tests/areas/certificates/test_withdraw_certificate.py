"""Taking a certificate back."""

from __future__ import annotations

from datetime import date

import pytest

from given.certificates import a_certificate, a_past_certificate, a_product, a_signed_copy, a_withdrawal
from given.people import an_act
from hoaban.areas.certificates import actions
from hoaban.areas.certificates.models import Certificate
from hoaban.areas.certificates.queries import state_on
from hoaban.areas.certificates.words import State
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


def withdraw(certificate, *, role=Role.PROVINCIAL_OFFICER, **values):
    values = {"ground": "b", "number": "99/QĐ-UBND", "date": TODAY, "copy": a_signed_copy(), **values}
    return actions.withdraw_certificate(an_act(role), certificate, **values)


def refusal_of(certificate, **values):
    with pytest.raises(Refused) as refused:
        withdraw(certificate, **values)
    return refused.value.refusal


def test_a_certificate_ends_on_the_date_of_the_decision_that_takes_it_back():
    certificate = a_certificate()

    withdrawal = withdraw(certificate, concluded_on=date(2026, 11, 30))

    certificate = Certificate.objects.get(pk=certificate.pk)
    assert withdrawal.withdrawn_on == TODAY
    assert state_on(certificate, TODAY) is State.WITHDRAWN
    assert state_on(certificate, date(2026, 11, 30)) is State.VALID
    assert withdrawal.decision.issuer == "Chủ tịch UBND tỉnh Điện Biên"
    assert chain.verify().ok


def test_producer_and_commune_are_told_with_the_ground():
    certificate = a_certificate()

    withdraw(certificate, ground="d")

    texts = set(Notice.objects.filter(subject=certificate.code.code).values_list("role", flat=True))
    assert texts == {"producer_representative", "commune_officer", "commune_chair"}
    assert "điểm d khoản 1 Điều 8" in Notice.objects.filter(subject=certificate.code.code).first().text


@pytest.mark.parametrize("typed", ["đ", "dd"])
def test_the_ground_that_the_product_is_no_longer_made_is_known_by_both_its_names(typed):
    assert withdraw(a_certificate(), ground=typed).ground == "đ"


def test_an_unknown_ground_is_refused():
    refusal = refusal_of(a_certificate(), ground="z")

    assert (refusal.code, refusal.source) == ("unknown-ground", "khoản 1 Điều 8")


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.INSPECTOR])
def test_nobody_but_the_office_enters_a_withdrawal(role):
    refusal = refusal_of(a_certificate(), role=role)

    assert (refusal.code, refusal.source) == ("not-withdrawer", "điểm a khoản 3 Điều 8")


def test_without_the_signed_copy_the_certificate_stays():
    assert refusal_of(a_certificate(), copy=None).code == "signed-copy-missing"


def test_a_certificate_is_withdrawn_once():
    certificate = a_withdrawal(a_certificate())

    refusal = refusal_of(certificate)

    assert (refusal.code, refusal.source) == ("already-withdrawn", "Điều 8")


def test_what_has_expired_is_not_withdrawn():
    certificate = a_past_certificate(star=3, valid_to=date(2025, 5, 1))

    refusal = refusal_of(certificate)

    assert (refusal.code, refusal.source) == ("not-in-force", "Điều 8")
    assert "đã hết hạn" in str(refusal.why)


def test_a_certificate_of_unknown_end_may_be_withdrawn():
    assert withdraw(a_past_certificate(year=2025)).withdrawn_on == TODAY


def test_the_days_stand_in_order():
    assert refusal_of(a_certificate(), date=date(2026, 12, 2)).code == "date-in-future"
    early = refusal_of(a_certificate(), date=date(2026, 11, 29))
    assert (early.code, early.source) == ("withdrawn-before-issue", "Điều 8")
    late = refusal_of(a_certificate(), date=date(2026, 11, 30), concluded_on=TODAY)
    assert (late.code, late.source) == ("concluded-after-decision", "khoản 4 Điều 8")


def test_five_stars_are_withdrawn_by_the_minister():
    certificate = a_past_certificate(star=5, valid_to=date(2028, 1, 1))

    assert withdraw(certificate).decision.issuer == "Bộ trưởng Bộ Nông nghiệp và Môi trường"


def test_a_product_of_unknown_maker_and_place_has_nobody_to_tell():
    product = a_product(source="danh mục")
    from given.rows import rows_of_a_test

    with rows_of_a_test() as act:
        product.producer = product.commune = None
        act.save(product)
    certificate = a_past_certificate(product, star=3, valid_to=date(2028, 1, 1))

    withdraw(certificate)

    assert not Notice.objects.exists()
