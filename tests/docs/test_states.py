"""The pages of docs/states/ are those the tables of moves make.

A table has changed: WRITE_DOCS=1 .venv/bin/python -m pytest tests/docs/test_states.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docs.states import page_of
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.words import STATE_WORDS

PAGES = {
    "dossiers": page_of(
        MOVES,
        {state.value: words for state, words in STATE_WORDS.items()},
        "States of a dossier (trạng thái hồ sơ)",
    ),
}
FOLDER = Path(__file__).parents[2] / "docs" / "states"


@pytest.mark.parametrize("name", PAGES)
def test_the_diagram_is_the_tables(name: str) -> None:
    page = FOLDER / f"{name}.md"
    if os.environ.get("WRITE_DOCS"):
        page.write_text(PAGES[name], encoding="utf-8")

    assert page.read_text(encoding="utf-8") == PAGES[name]
