"""Typed reading: a wrong value names its file, its item and itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from hoaban.programme.provisions.fields import EditionError, Fields, day_of

RAW = {
    "text": "chữ",
    "whole": 3,
    "flag": True,
    "exact": "2.5",
    "day": "2030-02-28",
    "texts": ["a"],
    "wholes": [3],
    "inner": {"x": "y"},
    "rows": [{"id": "r1"}, {"name": "r2"}],
    "null": None,
    "float": 1.5,
}
FIELDS = Fields("edition.yaml", "", RAW)


def test_what_is_of_its_kind_is_read() -> None:
    assert FIELDS.text("text") == FIELDS.name("text") == "chữ"
    assert FIELDS.text_or_none("null") is None
    assert FIELDS.whole("whole") == 3
    assert FIELDS.flag("flag") is True
    assert FIELDS.exact("exact") == Decimal("2.5")
    assert FIELDS.day("day") == FIELDS.day_or_none("day") == dt.date(2030, 2, 28)
    assert FIELDS.texts("texts") == ("a",)
    assert FIELDS.wholes("wholes") == (3,)
    assert FIELDS.inner("inner").text("x") == "y"
    assert [row.item for row in FIELDS.maps("rows")] == ["r1", "rows[2]"]


def test_what_is_missing_is_its_default_or_empty() -> None:
    assert FIELDS.text("none", default="") == ""
    assert FIELDS.whole("none", default=0) == 0
    assert FIELDS.flag("none", default=False) is False
    assert FIELDS.day_or_none("none") is None
    assert (FIELDS.texts("none"), FIELDS.wholes("null"), FIELDS.maps("none")) == ((), (), ())
    assert FIELDS.inner("none").raw == {}
    assert not FIELDS.has("null")


@pytest.mark.parametrize(
    ("getter", "key"),
    [
        (FIELDS.text, "whole"),
        (FIELDS.text, "none"),
        (FIELDS.whole, "flag"),
        (FIELDS.whole, "text"),
        (FIELDS.flag, "whole"),
        (FIELDS.exact, "whole"),
        (FIELDS.exact, "float"),
        (FIELDS.day, "text"),
        (FIELDS.texts, "wholes"),
        (FIELDS.texts, "text"),
        (FIELDS.wholes, "texts"),
        (FIELDS.inner, "texts"),
        (FIELDS.maps, "texts"),
        (FIELDS.maps, "inner"),
    ],
)
def test_what_is_not_of_its_kind_is_named(getter: Callable[[str], object], key: str) -> None:
    with pytest.raises(EditionError) as refused:
        getter(key)

    assert (refused.value.file, refused.value.item) == ("edition.yaml", key)


def test_inside_an_item_a_fault_stands_at_the_item() -> None:
    row = Fields("criteria/01.yaml", "1.5", {"points": 3})

    with pytest.raises(EditionError, match=r"^criteria/01\.yaml: 1\.5: points: "):
        row.exact("points")
    assert row.inner("applies_when").item == "1.5"


@pytest.mark.parametrize(
    "text", ["2030-2-28", "2030-02-30", "20300228", "2030-W01-1", "2030-02-28T00", "", None, 5]
)
def test_only_year_month_day_is_a_day(text: object) -> None:
    assert day_of(text) is None


def test_a_name_is_never_blank() -> None:
    with pytest.raises(EditionError, match=r"edition\.yaml: id: để trống"):
        Fields("edition.yaml", "", {"id": " "}).name("id")
