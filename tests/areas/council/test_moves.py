"""The tables of moves: every state has its words and its place, the diagrams are those in docs/.

A table has changed: WRITE_DOCS=1 .venv/bin/python -m pytest tests/areas/council/test_moves.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docs.states import page_of
from hoaban.areas.council.moves import ENTRY_MOVES, ROUND_MOVES, SHEET_MOVES
from hoaban.areas.council.words import (
    ENTRY_WORDS,
    ROUND_WORDS,
    SHEET_WORDS,
    EntryState,
    RoundState,
    SheetState,
)

TABLES = [
    (ROUND_MOVES, ROUND_WORDS, RoundState, "States of a round (đợt đánh giá)"),
    (ENTRY_MOVES, ENTRY_WORDS, EntryState, "States of a product in a round (sản phẩm trong đợt)"),
    (SHEET_MOVES, SHEET_WORDS, SheetState, "States of a sheet (phiếu chấm)"),
]
PAGE = Path(__file__).parents[3] / "docs" / "states" / "rounds.md"


@pytest.mark.parametrize(("moves", "words", "states", "title"), TABLES)
def test_every_state_has_its_words_and_a_place_in_its_table(moves, words, states, title):  # type: ignore[no-untyped-def]
    assert set(words) == set(states)
    assert {move.state for move in moves} | {move.to for move in moves} == set(states)


def test_the_diagrams_are_the_tables() -> None:
    drawn = "\n".join(
        page_of(moves, {state.value: text for state, text in words.items()}, title)
        for moves, words, _states, title in TABLES
    )
    if os.environ.get("WRITE_DOCS"):
        PAGE.write_text(drawn, encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == drawn
