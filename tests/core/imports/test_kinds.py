"""What can be imported, by name."""

from __future__ import annotations

import pytest
from django.conf import settings

from hoaban.core.imports.inputs import KIND_WORDS
from hoaban.core.imports.kinds import kind_called


def test_every_kind_is_found_by_its_name_and_can_be_chosen() -> None:
    assert set(settings.IMPORTS) == set(KIND_WORDS)
    for name in settings.IMPORTS:
        assert kind_called(name).name == name


def test_a_kind_names_fields_it_has() -> None:
    for kind in map(kind_called, settings.IMPORTS):
        names = [field.name for field in kind.fields]
        assert len(names) == len(set(names))
        assert {kind.needed, *kind.carried} <= set(names)


def test_no_two_fields_of_a_kind_share_their_words() -> None:
    for kind in map(kind_called, settings.IMPORTS):
        words = [word for field in kind.fields for word in field.words]
        assert sorted({word for word in words if words.count(word) > 1}) == []


def test_another_name_is_none() -> None:
    with pytest.raises(KeyError):
        kind_called("tiền")
