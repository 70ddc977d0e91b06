"""What bringing and saving take."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from given.files import an_upload
from hoaban.core.imports.inputs import BringFile, HeadingMap, SaveImport


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", {}),
        (None, {}),
        ('{"Nơi làm":"name"}', {"Nơi làm": "name"}),
        ({"Nơi làm": "name"}, {"Nơi làm": "name"}),
    ],
)
def test_headings_come_as_words_or_as_an_object(value: Any, found: dict[str, str]) -> None:
    assert HeadingMap(required=False).clean(value) == found


@pytest.mark.parametrize("value", ["{", "[]", '"name"', '{"a": 1}', {"a": None}, ["a"], 7])
def test_what_is_no_map_of_words_is_told(value: Any) -> None:
    with pytest.raises(ValidationError) as wrong:
        HeadingMap(required=False).clean(value)
    assert wrong.value.code == "bad-map"


def test_a_file_and_its_kind_are_needed() -> None:
    form = BringFile({}, {})
    assert set(form.errors) == {"kind", "file"}
    assert BringFile({"kind": "tien"}, {"file": an_upload()}).errors["kind"]
    assert BringFile({"kind": "products"}, {"file": an_upload()}).is_valid()


def test_nothing_is_accepted_or_left_unless_it_is_said() -> None:
    form = SaveImport({})
    form.full_clean()
    assert form.cleaned_data == {"accept_guesses": False, "leave_held": False}
