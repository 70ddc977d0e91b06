"""Exact points: read, scaled, printed, never rounded."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoaban.programme.provisions.points import (
    cut,
    decimal_of,
    exact_sum,
    fraction_of,
    long_decimal_of,
    places_of,
    printed,
    scaled,
    unscaled,
)

decimals = st.builds(lambda n, p: Decimal(f"{n}e-{p}"), st.integers(0, 10**40), st.integers(0, 30))


@pytest.mark.parametrize("text", ["0", "40", "2.5", "0.250", "007"])
def test_a_decimal_string_is_read_exactly(text: str) -> None:
    assert decimal_of(text) == Decimal(text)


@pytest.mark.parametrize(
    "text", ["", "-1", "+1", "1.", ".5", "1e3", " 1", "1 ", "NaN", "٣", "1_0", 1, 1.5, None, True]
)
def test_anything_else_is_no_decimal(text: object) -> None:
    assert decimal_of(text) is None
    assert long_decimal_of(text) is None


def test_a_limit_may_have_more_figures_than_points() -> None:
    long = "1" * 101 + "." + "5" * 4000

    assert decimal_of(long) is None
    assert str(long_decimal_of(long)) == long
    assert long_decimal_of("1" * 4001) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("2/3", Fraction(2, 3)),
        ("0.75", Fraction(3, 4)),
        ("02/04", Fraction(1, 2)),
        ("1/0", None),
        ("1/00", None),
        ("-1/2", None),
        ("1/2/3", None),
        (0.5, None),
    ],
)
def test_a_share_is_a_decimal_or_a_fraction(text: object, share: Fraction | None) -> None:
    assert fraction_of(text) == share


@given(decimals)
def test_scaling_loses_nothing(value: Decimal) -> None:
    places = places_of([value])

    back = unscaled(scaled(value, places), places)

    assert back == value
    assert printed(back) == str(back) or "E" in str(back)
    assert scaled(value, places + 2) == scaled(value, places) * 100


@given(st.fractions(min_value=0, max_value=200), st.integers(0, 8))
def test_a_share_is_cut_and_never_rounded_up(share: Fraction, places: int) -> None:
    shown = Fraction(cut(share, places))

    assert shown <= share < shown + Fraction(1, 10**places)
    assert places_of([cut(share, places)]) <= places


@given(st.lists(decimals, max_size=6))
def test_sums_are_exact(values: list[Decimal]) -> None:
    assert exact_sum(values) == sum(map(Fraction, values))
