"""The table of docs/access.md: every page and every action, asked as everybody.

Here: how answers become a page. Not here: the questions (given/asked.py), the rules (areas/*/permissions.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from given.asked import DEED_CASES, answer_of, deeds, openings, pages, verdict_of
from given.everything import World
from hoaban.core.permissions import Refusal

YES, NO = "yes", "–"
Answers = Mapping[str, Refusal | None]

HEAD = """# Who may do what

Every page and every action × every role, here and elsewhere. Made by asking: `tests/docs/test_access.py`
compares it with the answers of today and tells how to remake it: a change of access shows in review.

`yes` allowed, `–` refused; the last column names the reasons of the refusals, by their stable codes. "own" is
the commune, producer or council of the row that is asked about, "other" one elsewhere. A person acts in one
role at a time; somebody who holds several acts in the one they have chosen.
Pages are asked with dossiers in several states, named in brackets.
"""


@dataclass(frozen=True)
class Line:
    """One question and everybody's answer."""

    name: str
    answers: Answers

    @property
    def allowed(self) -> list[str]:
        return [column for column, refusal in self.answers.items() if refusal is None]

    @property
    def reasons(self) -> list[str]:
        return sorted({refusal.code for refusal in self.answers.values() if refusal is not None})


def page_of(world: World) -> str:
    """The whole of docs/access.md."""
    parts = [
        HEAD,
        "## Pages (opening an address)\n",
        *_table(list(lines_of_pages(world)), list(world.actors)),
        "\n## Actions (their page's button and their address in the API)\n",
        *_table(list(lines_of_deeds(world)), list(world.actors)),
        "",
    ]
    return "\n".join(parts)


def lines_of_pages(world: World) -> Iterator[Line]:
    for page in pages():
        for opening in openings(page):
            name = f"{page.full_name} ({opening})" if len(openings(page)) > 1 else page.full_name
            yield Line(
                name,
                {column: verdict_of(world, page, opening, actor) for column, actor in world.actors.items()},
            )


def lines_of_deeds(world: World) -> Iterator[Line]:
    for deed in deeds():
        for case in DEED_CASES[deed.name]:
            name = f"{deed.name} ({case.said})" if case.said else deed.name
            yield Line(
                name,
                {column: answer_of(world, deed, case, actor) for column, actor in world.actors.items()},
            )


def _table(lines: Sequence[Line], columns: Sequence[str]) -> Iterator[str]:
    yield "| | " + " | ".join(column.replace("_", " ") for column in columns) + " | refused because |"
    yield "|---" * (len(columns) + 2) + "|"
    for line in lines:
        cells = [YES if line.answers[column] is None else NO for column in columns]
        yield f"| {line.name} | {' | '.join(cells)} | {', '.join(line.reasons)} |"
