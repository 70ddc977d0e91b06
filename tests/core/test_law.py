"""The editions this installation knows."""

from datetime import date

from hoaban.core.law import edition_called, edition_in_force


def test_the_edition_in_force_is_read_once() -> None:
    assert edition_in_force(date(2026, 12, 1)).id == "qd-26-2026"
    assert edition_called("qd-26-2026") is edition_called("qd-26-2026")
