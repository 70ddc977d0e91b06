"""The edge's clock."""

from datetime import date

from hoaban.core.actions import VIETNAM
from hoaban.core.clock import moment


def test_the_day_may_be_set_and_the_time_goes_on() -> None:
    assert moment(date(2026, 12, 1)).date() == date(2026, 12, 1)
    assert moment(None).tzinfo is VIETNAM
