"""Shapes: which keys, of which kind."""

from __future__ import annotations

import pytest

from hoaban.programme.drafting import shape
from hoaban.programme.drafting.shape import Breach, Shape, at, held, met_twice, shape_breaches, text_breaches
from hoaban.programme.provisions.fields import Fields

PERSON = Shape({"name": shape.TEXT}, {"age": shape.WHOLE})


def faults(raw: dict[str, object], form: Shape = PERSON) -> list[str]:
    return [str(breach) for breach in shape_breaches(Fields("f.yaml", "", raw), form)]


def test_what_is_missing_wrong_or_strange_is_named_all_of_it() -> None:
    assert faults({"name": "An", "age": 3}) == []
    assert [fault.split(":")[1].strip() for fault in faults({"age": "3", "aeg": 3})] == ["name", "age", "aeg"]


def test_a_list_or_map_that_must_be_there_is_missing_when_it_is_null() -> None:
    form = Shape({"names": shape.TEXTS, "place": shape.MAP, "note": shape.TEXT_OR_NULL}, {"more": shape.MAPS})

    assert faults({"names": None, "place": None, "note": None, "more": None}, form) == [
        "f.yaml: names: thiếu",
        "f.yaml: place: thiếu",
    ]


def test_an_open_shape_takes_other_keys() -> None:
    assert faults({"name": "An", "aeg": 3}, Shape(PERSON.required, closed=False)) == []


def test_a_breach_stands_at_its_item_or_at_its_key() -> None:
    assert at(Fields("f.yaml", "", {}), "sai") == Breach("f.yaml", "-", "sai")
    assert at(Fields("f.yaml", "", {}), "sai", "total") == Breach("f.yaml", "total", "sai")
    assert at(Fields("f.yaml", "1.5", {}), "sai", "max") == Breach("f.yaml", "1.5", "max: sai")


def test_values_met_twice_are_told_once() -> None:
    assert met_twice(["a", "b", "a", "a", "c", "b"]) == ["a", "b"]


def test_a_value_of_the_wrong_kind_is_as_good_as_none() -> None:
    assert held(Fields("f", "", {"a": 1}).text, "a") is None
    assert held(Fields("f", "", {"a": "x"}).text, "a") == "x"


@pytest.mark.parametrize(
    ("text", "what"),
    [("", "trống"), ("a  b", "cách"), (" a", "cách"), ("e\u0302", "NFC"), ("x **", "sao"), ("□ x", "ô")],
)
def test_the_law_s_words_are_written_as_the_format_asks(text: str, what: str) -> None:
    [breach] = text_breaches(Fields("f", "1.5", {"title": text}), "title")

    assert what in breach.what
    assert list(text_breaches(Fields("f", "1.5", {"title": ["Tốt", "Khá"]}), "title")) == []
