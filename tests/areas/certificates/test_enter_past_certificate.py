"""Entering certificates of before the platform."""

from __future__ import annotations

from datetime import date

import pytest

from given.certificates import a_past_certificate, a_product
from given.people import an_act
from given.rows import rows_of_a_test
from hoaban.areas.certificates import actions
from hoaban.areas.certificates.models import Decision
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused
from hoaban.core.units.models import ProvinceSetting

pytestmark = pytest.mark.django_db


def refusal_of(product=None, **values):
    with pytest.raises(Refused) as refused:
        a_past_certificate(product, **values)
    return refused.value.refusal


def test_all_that_a_source_states_is_kept_and_signed():
    certificate = a_past_certificate(
        star=4,
        number="12/2024",
        decision_number="155/QĐ-UBND",
        decision_date=date(2024, 3, 7),
        issuer="UBND tỉnh",
        valid_from=date(2024, 3, 7),
        valid_to=date(2027, 3, 7),
    )

    assert certificate.token
    assert certificate.decision.copy is None
    assert certificate.lapses_after == date(2027, 3, 7)
    assert chain.verify().ok


def test_of_a_year_alone_the_editions_term_says_when_it_has_lapsed_for_certain():
    certificate = a_past_certificate(star=3, year=2023)

    assert certificate.valid_to is None
    assert certificate.lapses_after == date(2026, 12, 31)
    assert certificate.token == ""


def test_of_a_decisions_day_alone_the_term_runs_from_that_day():
    assert a_past_certificate(decision_date=date(2024, 3, 7)).lapses_after == date(2027, 3, 7)


def test_where_nothing_is_known_nothing_is_inferred():
    certificate = a_past_certificate()

    assert (certificate.star, certificate.valid_to, certificate.lapses_after) == (None, None, None)


def test_a_known_end_without_a_beginning_is_fine_and_an_unknown_star_is_not_signed():
    certificate = a_past_certificate(valid_to=date(2027, 3, 7))

    assert certificate.valid_from is None
    assert certificate.token == ""


def test_certificates_of_one_decision_share_its_row():
    one = a_past_certificate(decision_number="155/QĐ-UBND", decision_date=date(2024, 3, 7), star=3)
    two = a_past_certificate(decision_number="155/QĐ-UBND", decision_date=date(2024, 3, 7), star=4)

    assert one.decision == two.decision
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("role", [Role.PROVINCE_CHAIRMAN, Role.COMMUNE_OFFICER, Role.PRODUCER_REPRESENTATIVE])
def test_nobody_but_the_office_enters_them(role):
    product = a_product()
    act = an_act(role, producer=product.producer.slug if role is Role.PRODUCER_REPRESENTATIVE else "")

    with pytest.raises(Refused) as refused:
        actions.enter_past_certificate(act, product, source="báo")

    assert refused.value.refusal.code == "not-past-keeper"


@pytest.mark.parametrize("star", [1, 2, 6])
def test_stars_without_certificates_are_refused(star):
    refusal = refusal_of(star=star)

    assert (refusal.code, refusal.source) == ("star-without-certificate", "điểm a khoản 1 Điều 4")


@pytest.mark.parametrize("name", ["decision_date", "valid_from", "regrading_filed_on"])
def test_what_has_happened_is_not_dated_after_today(name):
    assert refusal_of(**{name: date(2026, 12, 2)}).code == "date-in-future"


def test_years_and_days_stand_in_order():
    assert refusal_of(year=2027).code == "year-in-future"
    assert refusal_of(valid_from=date(2024, 3, 7), valid_to=date(2024, 3, 6)).code == "ends-before-begin"


def test_the_same_statement_twice_is_refused():
    product = a_product()
    a_past_certificate(product, star=3, year=2024)

    assert refusal_of(product, star=3, year=2024).code == "already-entered"


def test_an_extension_inside_the_transition_rule_is_kept():
    certificate = a_past_certificate(star=4, valid_to=date(2026, 6, 30), extended_to=date(2026, 12, 27))

    assert certificate.lapses_after == date(2026, 12, 27)


@pytest.mark.parametrize("valid_to", [date(2026, 5, 21), date(2026, 9, 19)])
def test_an_extension_of_a_certificate_that_could_be_renewed_in_time_is_refused(valid_to):
    refusal = refusal_of(valid_to=valid_to, extended_to=date(2026, 11, 1))

    assert (refusal.code, refusal.source) == ("no-extension", "khoản 3 Điều 12")


@pytest.mark.parametrize("valid_to", [date(2026, 5, 22), date(2026, 9, 18)])
def test_the_first_and_the_last_certificate_of_the_transition_may_be_extended(valid_to):
    assert a_past_certificate(valid_to=valid_to, extended_to=date(2026, 11, 1)).extended_to == date(
        2026, 11, 1
    )


def test_a_province_may_extend_every_late_filing_when_its_regulation_says_so():
    with rows_of_a_test() as act:
        act.add(ProvinceSetting(key="extension_scope", value="any_late_filing", regulation="Quy chế 1/QC"))

    assert a_past_certificate(valid_to=date(2026, 10, 19), extended_to=date(2027, 1, 1)).extended_to


def test_an_extension_ends_after_180_days_at_the_latest():
    refusal = refusal_of(valid_to=date(2026, 6, 30), extended_to=date(2026, 12, 28))

    assert (refusal.code, refusal.source) == ("extension-too-long", "khoản 3 Điều 12")
    assert "27/12/2026" in str(refusal.why)


@pytest.mark.parametrize("valid_to", [None, date(2026, 12, 1)])
def test_an_extension_needs_an_end_before_it(valid_to):
    refusal = refusal_of(valid_to=valid_to, extended_to=date(2026, 11, 1))

    assert (refusal.code, refusal.source) == ("extension-of-nothing", "khoản 3 Điều 12")


def test_an_extension_rests_on_a_dossier_that_was_filed():
    refusal = refusal_of(valid_to=date(2026, 6, 30), extended_to=date(2026, 12, 27), regrading_filed_on=None)

    assert (refusal.code, refusal.field) == ("extension-without-dossier", "regrading_filed_on")


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"year": 2023}, "year-not-of-decision", "year"),
        ({"valid_from": date(2024, 3, 6)}, "begins-before-decision", "valid_from"),
    ],
)
def test_the_days_of_one_recognition_agree(told, code, field):
    refusal = refusal_of(decision_date=date(2024, 3, 7), **told)

    assert (refusal.code, refusal.field) == (code, field)


def test_another_term_than_the_laws_is_kept_as_its_source_states_it():
    told = {"decision_date": date(2024, 3, 7), "year": 2024, "valid_from": date(2024, 3, 8)}

    assert a_past_certificate(valid_to=date(2025, 3, 7), **told).valid_to == date(2025, 3, 7)
