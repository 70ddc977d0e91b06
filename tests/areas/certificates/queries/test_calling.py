"""Whom to call about a certificate today, and what to say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from given.certificates import a_past_certificate, a_product, a_submitted_dossier
from given.people import COMMUNE, NOON, OTHER_COMMUNE, act_of, an_actor
from given.registry import a_representative_of
from hoaban.areas.certificates.actions import answer_making, record_call
from hoaban.areas.certificates.queries import (
    asked_of_producer,
    calls_today,
    clock_of_producer,
    clock_on,
    open_calls,
    script_of,
    ticking,
)
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)
IN_WINDOW, LATE, LAST, ENDED = date(2027, 5, 1), date(2027, 3, 1), date(2027, 1, 10), date(2026, 11, 1)


def ends(day, **where):
    return a_past_certificate(a_product(**where), star=3, valid_to=day)


def called(certificate, ago=0, **values):
    act = Act(an_actor(Role.PROVINCIAL_OFFICER), NOON - timedelta(days=ago), "page")
    return record_call(act, certificate, **{"outcome": "talked", **values})


def answered(certificate, making):
    return answer_making(
        act_of(a_representative_of(certificate.product.producer)), certificate, making=making
    )


def due(day=TODAY):
    calls = calls_today(clock_on(an_actor(Role.PROVINCIAL_OFFICER), day))
    return {call.item.certificate for of_commune in calls for call in of_commune.calls if not call.done}


def script(certificate, day=TODAY):
    item = ticking(certificate, day)
    assert item is not None
    return script_of(item, day)


def test_they_are_called_from_the_first_day_of_the_window_to_some_weeks_after_the_end():
    certificates = [ends(day) for day in (IN_WINDOW, LATE, LAST, ENDED)]
    ends(date(2027, 6, 1))  # the window has not opened
    ends(date(2026, 10, 1))  # 61 days ago
    a_past_certificate(star=3, year=2024)
    a_past_certificate(star=3, year=2021)

    assert due() == set(certificates)


def test_who_has_filed_is_left_alone_and_who_is_writing_is_not():
    filed, writing, late = ends(IN_WINDOW), ends(IN_WINDOW), ends(LATE)
    a_submitted_dossier(product=filed.product, state="received")
    a_submitted_dossier(product=late.product, state="received")
    a_submitted_dossier(product=writing.product, state="sent_back")

    assert due() == {writing}


def test_after_the_window_the_producers_word_ends_the_calls_and_in_it_only_that_they_stopped():
    still = [ends(day) for day in (IN_WINDOW, LATE, LAST, ENDED)]
    stopped, sold = ends(IN_WINDOW), ends(LAST)
    for certificate in still:
        answered(certificate, "still")
    answered(stopped, "stopped")
    answered(sold, "changed_owner")

    assert due() == {still[0]}


@pytest.mark.parametrize(
    ("ago", "outcome", "promised_on", "again"),
    [
        (1, "no_answer", None, True),
        (1, "wrong_number", None, True),
        (13, "talked", None, False),
        (14, "talked", None, True),
        (20, "promised", TODAY + timedelta(days=1), False),
        (1, "promised", TODAY, True),
    ],
)
def test_when_somebody_is_called_again(ago, outcome, promised_on, again):
    certificate = ends(IN_WINDOW)
    called(certificate, ago, outcome=outcome, promised_on=promised_on)

    assert (certificate in due()) is again


def test_a_call_made_today_stays_on_the_list_as_made():
    certificate = ends(IN_WINDOW)
    called(certificate, promised_on=date(2026, 12, 18), outcome="promised")

    calls = calls_today(clock_on(an_actor(Role.PROVINCIAL_OFFICER), TODAY))

    assert [call.done for of_commune in calls for call in of_commune.calls] == [True]
    assert open_calls(calls) == 0


def test_the_list_goes_commune_by_commune_by_name_soonest_end_first():
    far, near = ends(IN_WINDOW, commune=COMMUNE), ends(LAST, commune=COMMUNE)
    other = ends(LATE, commune=OTHER_COMMUNE)

    calls = calls_today(clock_on(an_actor(Role.PROVINCIAL_OFFICER), TODAY))

    names = [of_commune.commune.full_name for of_commune in calls]
    assert names == ["Xã Thanh An", "Xã Thanh Yên"]
    assert [[call.item.certificate for call in row.calls] for row in calls] == [[near, far], [other]]
    assert open_calls(calls) == 3


def test_what_to_say_names_the_day_that_counts():
    last_day = ends(date(2027, 3, 31))
    writing = ends(IN_WINDOW)
    dossier = a_submitted_dossier(product=writing.product, state="draft")

    assert "hết ngày 01/01/2027" in script(ends(IN_WINDOW))
    assert "Hôm nay là ngày cuối" in script(last_day)
    assert dossier.code in script(writing)
    assert "01/11/2026" in script(ends(LATE))
    assert "hết hạn 10/01/2027" in script(ends(LAST))
    assert "hồ sơ lần đầu" in script(ends(ENDED))
    assert "đến ngày nào" in script(a_past_certificate(star=3, year=2024))
    assert "Chưa đến ngày nộp" in script(ends(date(2028, 1, 1)))
    extended = a_past_certificate(star=3, valid_to=date(2026, 6, 30), extended_to=date(2026, 12, 27))
    assert "27/12/2026" in script(extended)


def test_a_producer_is_asked_of_those_whose_window_opened_and_of_those_that_ended_lately():
    producer = ends(IN_WINDOW).product.producer
    for number, day in enumerate((LATE, LAST, ENDED, date(2026, 10, 1), date(2028, 1, 1))):
        a_past_certificate(a_product(f"Mật {number}", producer=producer), star=3, valid_to=day)

    asked = asked_of_producer(clock_of_producer(producer.slug, TODAY))

    assert [item.certificate.valid_to for item in asked] == [ENDED, LAST, LATE, IN_WINDOW]
