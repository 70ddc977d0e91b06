"""Exact points (điểm): how they are read, scaled and printed.

Here: decimal strings and the whole numbers that stand for them. Nothing is ever rounded.
Not here: what points are given for (criteria.py) or add up to (scoring.py).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_DECIMAL = re.compile(r"[0-9]{1,100}(\.[0-9]{1,100})?")
_LONG_DECIMAL = re.compile(r"[0-9]{1,4000}(\.[0-9]{1,4000})?")
_FRACTION = re.compile(r"[0-9]{1,4000}/(?=0*[1-9])[0-9]{1,4000}")
# 4,000: what a number may be that is only compared. Python turns no text of more than 4,300 figures into a
# whole number, since that takes time without bound. Points are added and scaled too: 100 leave room for it.


def decimal_of(text: object) -> Decimal | None:
    """The exact decimal of 0 or more that a string holds; None for anything else.

    >>> decimal_of("2.50"), decimal_of("-1"), decimal_of(2), decimal_of("1e3")
    (Decimal('2.50'), None, None, None)
    """
    if isinstance(text, str) and _DECIMAL.fullmatch(text):
        return Decimal(text)
    return None


def long_decimal_of(text: object) -> Decimal | None:
    """As decimal_of, of up to 4,000 figures on either side: a limit, with which nothing is added up."""
    if isinstance(text, str) and _LONG_DECIMAL.fullmatch(text):
        return Decimal(text)
    return None


def fraction_of(text: object) -> Fraction | None:
    """The exact share a string holds, as a decimal or as a fraction; None for anything else.

    >>> fraction_of("0.75"), fraction_of("2/3"), fraction_of("2/0")
    (Fraction(3, 4), Fraction(2, 3), None)
    """
    if isinstance(text, str) and (_LONG_DECIMAL.fullmatch(text) or _FRACTION.fullmatch(text)):
        return Fraction(text)
    return None


@lru_cache(maxsize=10_000)
def printed(value: Decimal) -> str:
    """An exact decimal without trailing zeros.

    >>> printed(Decimal("100")), printed(Decimal("72.50")), printed(Decimal("0.0"))
    ('100', '72.5', '0')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def cut(value: Fraction, places: int) -> Decimal:
    """A share cut, not rounded, to so many decimal places: 89.9999999 never prints as 90.

    >>> cut(Fraction(214, 3), 6)
    Decimal('71.333333')
    """
    return unscaled(value.numerator * 10**places // value.denominator, places)


def places_of(values: Iterable[Decimal]) -> int:
    """How many decimal places hold every one of the values.

    >>> places_of([Decimal("1"), Decimal("0.25"), Decimal("2.50")])
    2
    """
    return max((len(printed(value).partition(".")[2]) for value in values), default=0)


def scaled(value: Decimal, places: int) -> int:
    """The whole number of 10^-places that a value is.

    >>> scaled(Decimal("2.5"), 2)
    250
    """
    whole, _, rest = printed(value).partition(".")
    return int(whole + rest.ljust(places, "0"))


def unscaled(number: int, places: int) -> Decimal:
    """The value that a scaled whole number stands for, without trailing zeros.

    >>> unscaled(250, 2), unscaled(7300, 2)
    (Decimal('2.5'), Decimal('73'))
    """
    return Decimal(printed(Decimal(f"{number}e-{places}")))


def exact_sum(values: Collection[Decimal]) -> Decimal:
    """The sum of exact values, however many figures they have.

    >>> exact_sum([Decimal("0.1"), Decimal("0.20"), Decimal("0.7")])
    Decimal('1')
    """
    places = places_of(values)
    return unscaled(sum(scaled(value, places) for value in values), places)
