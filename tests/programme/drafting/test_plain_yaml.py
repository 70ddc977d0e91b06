"""Plain YAML: what a reader of the text would not see is told with its line."""

from __future__ import annotations

import pytest

from hoaban.programme.drafting.plain_yaml import unplain
from programme.given_law import the_law

LAW = the_law()


@pytest.mark.parametrize(
    "file", ["edition.yaml", "criteria/04.yaml", "guide/part-1.yaml", "forms/mau-02.yaml"]
)
def test_the_law_is_plain_yaml(file: str) -> None:
    assert list(unplain((LAW.folder / file).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: !!str 1", ["dòng 1: có thẻ YAML tag:yaml.org,2002:str"]),
        ("a: 1\nb:\n  c: 1\n  c: 2\na: 2", ["dòng 4: khóa c gặp hai lần", "dòng 5: khóa a gặp hai lần"]),
        ("- a: [x, x]\n- a: {b: b, c: c}\n- {? [1] : 2}", []),
    ],
)
def test_what_is_more_than_plain_is_told_with_its_line(text: str, found: list[str]) -> None:
    assert list(unplain(text)) == found
