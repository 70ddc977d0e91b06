"""The diagrams of docs/states/, drawn from the tables of moves.

Here: how a table becomes a page. Not here: the tables (areas/*/moves.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import translation

from hoaban.core.accounts.roles import ROLE_NAMES, Role
from hoaban.core.moves import Moves


def page_of(moves: Moves, words: Mapping[str, object], title: str) -> str:
    """One page: the diagram (Mermaid), then every move with who makes it, its deadline and its article."""
    with translation.override("vi"):
        return "\n".join(
            [f"# {title}", "", *_how_made(), *_diagram(moves, words), "", *_table(moves, words), ""]
        )


def _how_made() -> list[str]:
    return [
        "Made from the table of moves. `tests/docs/test_states.py` compares them and tells how to remake it.",
        "",
    ]


def _diagram(moves: Moves, words: Mapping[str, object]) -> list[str]:
    lines = [
        "```mermaid",
        "stateDiagram-v2",
        *(f'    state "{text}" as {state}' for state, text in words.items()),
    ]
    reached, left = {move.to for move in moves}, {move.state for move in moves}
    lines += [f"    [*] --> {state}" for state in words if state in left - reached]
    lines += [f"    {move.state} --> {move.to}: {move.name}" for move in moves]
    lines += [f"    {state} --> [*]" for state in words if state in reached - left]
    return [*lines, "```"]


def _table(moves: Moves, words: Mapping[str, object]) -> list[str]:
    rows = ["| State | Move | Next | Who | Guard | Deadline | Article |", "|---|---|---|---|---|---|---|"]
    for move in moves:
        who = ", ".join(str(ROLE_NAMES[role]) for role in Role if role in move.who)
        guard = f"`{move.guard.__name__}`" if move.guard else ""
        deadline = f"`{move.deadline}`" if move.deadline else ""
        rows.append(
            f"| `{move.state}` {words[move.state]} | `{move.name}` | `{move.to}` {words[move.to]} | {who} |"
            f" {guard} | {deadline} | {move.article} |"
        )
    return rows
