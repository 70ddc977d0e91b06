"""Bands and gates, asked directly."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from hoaban.programme.provisions.fields import Fields
from hoaban.programme.provisions.grading import band_of, read_gate_rule
from programme.given_law import the_law

LAW = the_law()


@pytest.mark.parametrize(
    ("total", "band"),
    [
        ("0", 1), ("29.99", 1), ("30", 2), ("49.9", 2), ("50", 3), ("69.999999", 3), ("70", 4), ("89.96", 4),
        ("90", 5), ("100", 5), ("100.1", 0),
    ],
)  # fmt: skip
def test_a_band_begins_at_its_least_total_and_ends_below_the_next(total: str, band: int) -> None:
    assert band_of(Decimal(total), LAW.bands) == band


def test_a_mean_of_89_and_nine_tenths_for_ever_is_four_stars() -> None:
    assert band_of(90 - Fraction(1, 10**40), LAW.bands) == 4


@pytest.mark.parametrize(
    ("band", "missed", "star"),
    [
        (5, [], 5),
        (5, [5], 4),
        (5, [4], 3),
        (5, [3], 2),
        (5, [3, 5], 2),
        (3, [4, 5], 3),
        (2, [3], 2),
        (1, [3], 1),
    ],
)
def test_a_missed_gate_lowers_the_star_to_the_highest_whose_gates_are_met(
    band: int, missed: list[int], star: int
) -> None:
    assert LAW.gates.star(band, missed, LAW.stars) == star


def test_where_even_the_lowest_star_has_a_gate_there_may_be_none() -> None:
    rule = read_gate_rule(Fields("edition.yaml", "gates", {"marks": {1: "*"}}))

    assert (rule.cumulative, rule.when_missed, rule.marks) == (True, None, ((1, "*"),))
    assert rule.star(2, [1], (1, 2)) == 0
