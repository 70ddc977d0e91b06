"""The clock as a calendar, behind a secret address."""

from __future__ import annotations

from datetime import date

import pytest

from given.certificates import a_past_certificate, a_product
from given.people import COMMUNE, OTHER_COMMUNE, an_actor
from given.registry import a_paper
from hoaban.areas.certificates.queries import calendar_days
from hoaban.areas.certificates.queries.feed import reader_behind
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


def days(role=Role.PROVINCIAL_OFFICER, **where):
    return calendar_days(an_actor(role, **where), TODAY, "http://x")


def test_each_certificate_has_its_window_and_its_end():
    certificate = a_past_certificate(a_product("Mật ong"), star=3, valid_to=date(2027, 5, 30))

    found = days()

    code = certificate.code.code
    assert [(event.uid, event.day) for event in found] == [
        (f"{code}-opens@hoaban", date(2026, 12, 1)),
        (f"{code}-closes@hoaban", date(2027, 1, 30)),
        (f"{code}-ends@hoaban", date(2027, 5, 30)),
    ]
    assert {event.url for event in found} == {f"http://x/v/{code}"}
    assert certificate.product.producer.name in found[0].description
    assert certificate.product.producer.phone not in str(found)
    assert certificate.product.producer.representative not in str(found)


def test_an_extended_one_has_the_end_of_its_extension_and_one_too_far_off_its_end_alone():
    a_past_certificate(star=3, valid_to=date(2026, 6, 30), extended_to=date(2026, 12, 27))
    a_past_certificate(star=3, valid_to=date.max)

    assert [event.day for event in days()] == [date(2026, 12, 27), date.max]


def test_what_ended_or_has_no_known_end_is_in_no_calendar():
    a_past_certificate(star=3, valid_to=date(2026, 11, 1))
    a_past_certificate(star=3, year=2024)

    assert days() == []


def test_papers_that_end_are_in_it_with_the_stars_they_hold():
    certificate = a_past_certificate(star=3, valid_to=date(2028, 1, 1))
    a_paper(certificate.product.producer, kind="production-conditions", ends_on=date(2026, 12, 20))

    first = days()[0]

    assert first.day == date(2026, 12, 20)
    assert certificate.product.name in first.summary


def test_a_commune_has_its_own_alone():
    here = a_past_certificate(a_product(commune=COMMUNE), valid_to=date(2028, 1, 1))
    a_past_certificate(a_product(commune=OTHER_COMMUNE), valid_to=date(2028, 1, 1))

    assert {event.url for event in days(Role.COMMUNE_OFFICER)} == {f"http://x/v/{here.code.code}"}


def test_an_unknown_secret_speaks_for_nobody():
    assert reader_behind("khong-co") is None
