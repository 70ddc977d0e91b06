"""The codes printed on packages."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoaban.core.documents.codes import ALPHABET, code_typed, letters_of, new_code

UNITS = Path("src/hoaban/core/units/data/admin-units.csv")


def test_every_province_has_letters_of_its_own():
    root = Path(__file__).parents[3]
    with (root / UNITS).open(encoding="utf-8") as file:
        provinces = [row["code"] for row in csv.DictReader(file) if not row["parent_code"]]

    letters = {letters_of(code) for code in provinces}

    assert len(letters) == len(provinces) == 34
    assert all(len(pair) == 2 and pair.isascii() and pair.isupper() for pair in letters)
    assert letters_of("11") == "DB"


def test_a_new_code_can_be_read_back():
    codes = {new_code("11") for _ in range(200)}

    assert len(codes) == 200
    assert all(code_typed(code) == code for code in codes)


@settings(max_examples=50, deadline=None)
@given(signs=st.text(ALPHABET, min_size=6, max_size=6), dash=st.sampled_from(["", "-", " ", "–", " - "]))
def test_however_it_is_typed_the_code_is_the_same(signs, dash):
    assert code_typed(f" db{dash}{signs.lower()} ") == f"DB-{signs}"


@pytest.mark.parametrize(
    "typed", ["", "DB", "DB-12345", "DB-7K2M90", "DB-7K2M9O", "DB-7K2M9Q2", "D1-7K2M9Q", "ĐB-7K2M9Q"]
)
def test_what_can_be_no_code_is_none(typed):
    assert code_typed(typed) is None
