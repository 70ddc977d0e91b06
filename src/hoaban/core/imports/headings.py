"""Which column holds what: the line of headings is found by what it says, wherever it stands.

Here: fields with the words people head them with, and the search. Not here: what cells below say (values.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoaban.core.documents.tables import Cell, Line, Table
from hoaban.core.imports.values import Read, plain
from hoaban.core.search import fold

LOOKED_AT = 40  # lines from the top of a sheet in which headings may stand
COUNTERS = frozenset({"stt", "tt", "so tt", "so thu tu", "no", "#"})
SHORTEST_HELD = 6  # letters of words that may stand inside a longer heading
LEAST = 2  # columns known: one alone is a title


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a row may say. words: folded headings, the plainest first; read: what a cell says of it."""

    name: str
    label: Any
    words: tuple[str, ...]
    read: Callable[[Cell], Read]


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the fields of one sheet stand.

    first    the number of the first line below the headings
    columns  the column (from 0) of each field; counter: that of the running number, if there is one
    unknown  headings of columns that are not read, as the file has them
    texts    heading of each column that has one, folded: repeated on a later page, it is no row
    """

    first: int
    columns: Mapping[str, int]
    counter: int | None
    unknown: tuple[str, ...]
    texts: Mapping[int, str]
    named: Mapping[str, str]


class UnknownHeading(LookupError):
    """A heading that `given` names stands in no sheet."""


def find_headings(
    table: Table, fields: Sequence[Field], needed: str, given: Mapping[str, str]
) -> Headings | None:
    """The headings of a sheet; None where no line names the needed field and at least one more.

    given  heading in the file → name of its field, where a person has said so
    """
    best: Headings | None = None
    for index, line in enumerate(table.lines[:LOOKED_AT]):
        for depth in (1, 2):
            found = _read_headings(table, index, depth, fields, given)
            enough = needed in found.columns and len(found.columns) + (found.counter is not None) >= LEAST
            if enough and (best is None or len(found.columns) > len(best.columns)):
                best = found
        if best is not None and line.number >= best.first:
            break
    return best


def _read_headings(
    table: Table, index: int, depth: int, fields: Sequence[Field], given: Mapping[str, str]
) -> Headings:
    lines = table.lines[index : index + depth]
    texts = {column: text for column, text in _texts_over(lines, table.wide) if text}
    columns: dict[str, int] = {}
    sure = {fold(heading): name for heading, name in given.items()}
    for column, text in texts.items():
        name = sure.get(fold(text))
        if name:
            columns.setdefault(name, column)
    for match in (_is, _holds):
        for field in fields:
            if field.name not in columns:
                columns |= _column_of(field, texts, columns, match)
    counter = next((column for column, text in texts.items() if _words(text) in COUNTERS), None)
    taken = {*columns.values(), counter}
    return Headings(
        lines[-1].number + 1 if len(lines) == depth else lines[0].number + 1,
        columns,
        counter,
        tuple(text for column, text in texts.items() if column not in taken),
        {column: fold(plain(cell)) for column, cell in enumerate(lines[-1].cells) if plain(cell)},
        {name: texts[column] for name, column in columns.items()},
    )


def _texts_over(lines: Sequence[Line], wide: frozenset[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """The heading of each column; one of two lines: "Quyết định" over "Số" and "Ngày"."""
    upper = _spread(lines[0], wide) if len(lines) > 1 else {}
    for column, cell in enumerate(lines[-1].cells):
        above, own = upper.get(column, ""), plain(cell)
        yield column, own if own == above else f"{above} {own}".strip()


def _spread(line: Line, wide: frozenset[tuple[int, int]]) -> dict[int, str]:
    """The upper headings: one merged over several columns stands over each of them."""
    found: dict[int, str] = {}
    over = ""
    for column, cell in enumerate(line.cells):
        own = plain(cell)
        over = (own if (line.number, column) in wide else "") if own else over
        found[column] = own or over
    return found


def _column_of(
    field: Field, texts: Mapping[int, str], taken: Mapping[str, int], match: Callable[[str, str], bool]
) -> dict[str, int]:
    for words in field.words:
        for column, text in texts.items():
            if column not in taken.values() and match(_words(text), words):
                return {field.name: column}
    return {}


def _is(text: str, words: str) -> bool:
    return text == words


def _holds(text: str, words: str) -> bool:
    """Longer headings hold the words; a word or two may stand around them, a sentence may not.

    Short words stand in too many others: "xã" in "hợp tác xã", "tỉnh" in "cấp tỉnh".
    """
    if len(words) < SHORTEST_HELD or len(text.split()) > len(words.split()) + 4:
        return False
    return re.search(rf"\b{re.escape(words)}\b", text) is not None


def _words(text: str) -> str:
    """A heading folded, without what stands in brackets and without signs.

    >>> _words("Tên sản phẩm (*)"), _words("commune_new_code")
    ('ten san pham', 'commune new code')
    """
    bare = re.sub(r"\([^)]*\)", " ", fold(text))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())
