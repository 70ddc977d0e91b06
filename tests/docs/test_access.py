"""docs/access.md says what the rules answer, for every page and action as everybody.

Access has changed on purpose: WRITE_DOCS=1 .venv/bin/python -m pytest tests/docs/test_access.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docs.access import lines_of_deeds, page_of
from given.asked import DEED_CASES, ROWS_OF_NOUN, WORDS, deeds, pages
from given.everything import World, everything, for_a_module

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).parents[2] / "docs" / "access.md"


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Built once, and taken back at the end."""
    with for_a_module(django_db_blocker):
        yield everything()


def test_the_table_is_what_the_rules_answer(world: World) -> None:
    today = page_of(world)
    if os.environ.get("WRITE_DOCS"):
        TABLE.write_text(today, encoding="utf-8")

    assert TABLE.read_text(encoding="utf-8") == today


def test_every_deed_is_done_for_somebody_and_refused_to_somebody(world: World) -> None:
    lines = list(lines_of_deeds(world))

    assert not [line.name for line in lines if not line.allowed], "nobody may"
    assert not [line.name for line in lines if len(line.allowed) == len(line.answers)], "everybody may"


def test_no_deed_is_done_for_the_public_or_for_somebody_without_a_role(world: World) -> None:
    done = [line.name for line in lines_of_deeds(world) if {"public", "no role"} & set(line.allowed)]

    assert not done


def test_every_deed_and_every_noun_of_an_address_is_asked(world: World) -> None:
    assert {deed.name for deed in deeds()} == set(DEED_CASES)
    assert {noun for page in pages() for noun in page.nouns} <= {*ROWS_OF_NOUN, *WORDS}
