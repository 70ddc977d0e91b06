"""The window of regrading: the worked dates of the rule book."""

from __future__ import annotations

import datetime as dt

import pytest

from hoaban.programme.dates import BeyondTime
from hoaban.programme.renewal import Place, window_of
from programme.given_law import the_law

LAW = the_law()


def test_a_window_opens_180_and_closes_120_days_before_the_end() -> None:
    window = window_of(dt.date(2027, 5, 30), LAW)

    assert (window.opens, window.closes) == (dt.date(2026, 12, 1), dt.date(2027, 1, 30))
    assert (window.ends, window.extension_ends) == (dt.date(2027, 5, 30), dt.date(2027, 11, 26))
    assert not window.missed


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (dt.date(2026, 11, 30), Place.BEFORE),
        (dt.date(2026, 12, 1), Place.OPEN),
        (dt.date(2027, 1, 30), Place.OPEN),
        (dt.date(2027, 1, 31), Place.PAST),
    ],
)
def test_both_ends_of_the_window_are_inside(day: dt.date, place: Place) -> None:
    assert window_of(dt.date(2027, 5, 30), LAW).place(day) is place


@pytest.mark.parametrize(
    ("valid_to", "missed"),
    [
        (dt.date(2026, 5, 21), False),
        (dt.date(2026, 5, 22), True),
        (dt.date(2026, 9, 18), True),
        (dt.date(2026, 9, 19), False),
    ],
)
def test_the_change_of_the_law_took_the_window_from_those_that_end_in_these_days(
    valid_to: dt.date, missed: bool
) -> None:
    assert window_of(valid_to, LAW).missed is missed


def test_an_end_too_far_off_has_no_window() -> None:
    with pytest.raises(BeyondTime):
        window_of(dt.date.max, LAW)
