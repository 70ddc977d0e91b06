"""Every string has its English, one and the same everywhere."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from suite.translations import VARIABLE, calls, code_faults, faults, slots

HEAD = "from django.utils.translation import gettext as _, gettext_lazy\n"


def test_every_string_has_its_english() -> None:
    found = list(faults())

    assert not found, "\n" + "\n".join(found) + "\nsee docs/translation.md"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('WORDS = _("Xã")', "taken when the module is read"),
        ('class Form:\n    label = _("Xã")', "taken when the module is read"),
        ('WORDS = gettext_lazy("Xã")', ""),
        ('def words():\n    return _("Xã")', ""),
        ('def words(n):\n    return _(f"Xã {n}")', "a built string"),
        ("def words(text):\n    return _(text)", "a built string"),
    ],
)
def test_words_are_whole_and_are_taken_late(code: str, said: str) -> None:
    found = list(code_faults(Path("a.py"), ast.parse(HEAD + code)))

    assert [said in fault for fault in found] == ([True] if said else [])


def test_what_stands_in_a_function_is_taken_later() -> None:
    tree = ast.parse("TOP = f(1)\ndef g():\n    return f(2)")

    assert [later for _call, later in calls(tree)] == [False, True]


def test_a_translation_brings_along_places_and_elements() -> None:
    assert slots("Còn <b>%(n)s điểm</b> {at}") == ["%(n)s", "</b>", "<b>", "{at}"]


@pytest.mark.parametrize(("tag", "found"), [("{% translate words %}", 1), ("{% translate 'Xã' %}", 0)])
def test_a_variable_in_a_translate_tag_is_seen(tag: str, found: int) -> None:
    assert len(VARIABLE.findall(tag)) == found
