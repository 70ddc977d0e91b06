"""What an xlsx sheet says beside its values: which lines are hidden, which formulas were never worked out.

The library that reads the values (tables.py) tells neither. Each sheet's XML is read once as a stream.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

RELATIONS = "xl/_rels/workbook.xml.rels"
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, ValueError, RuntimeError, EOFError, OSError,
)  # fmt: skip
CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Marks:
    """hidden: numbers of lines; unvalued: columns (from 0) of a line whose formula holds no value."""

    hidden: frozenset[int] = frozenset()
    unvalued: dict[int, frozenset[int]] = field(default_factory=dict)


def marks_of(content: bytes) -> dict[str, Marks]:
    """The marks of each sheet by its name; none for a workbook that is no xlsx, or whose parts do not fit.

    What cannot be read here was read by the library or refused by it: marks only add to its values.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return {name: _marks(parts, part) for name, part in _sheet_parts(parts)}
    except UNREADABLE:
        return {}


def _sheet_parts(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    targets = {
        found["Id"]: found["Target"] for tag, found in _tags(parts, RELATIONS) if tag == "Relationship"
    }
    for tag, found in _tags(parts, "xl/workbook.xml"):
        if tag == "sheet":
            key = next((value for name, value in found.items() if name.rpartition(":")[2] == "id"), "")
            target = targets[key]
            yield found["name"], target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _tags(parts: zipfile.ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    parser = _parser()
    parser.StartElementHandler = lambda tag, given: found.append((_bare(tag), given))
    parser.ParseFile(io.BytesIO(parts.read(part)))
    return found


def _bare(tag: str) -> str:
    return tag.rpartition(":")[2]


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()

    def refuse(*_given: object) -> None:
        raise ValueError("a document type has no place in a sheet")

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _marks(parts: zipfile.ZipFile, part: str) -> Marks:
    reader = _SheetReader()
    parser = _parser()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    with parts.open(part) as file:
        parser.ParseFile(file)
    return Marks(
        frozenset(reader.hidden), {line: frozenset(found) for line, found in reader.unvalued.items()}
    )


class _SheetReader:
    """Follows rows, cells, formulas and values as they pass."""

    def __init__(self) -> None:
        self.hidden: set[int] = set()
        self.unvalued: dict[int, set[int]] = {}
        self._line = 0
        self._cell = ""
        self._formula = self._value = self._inside = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        tag = _bare(tag)
        if tag == "row":
            self._line = int(given.get("r", self._line + 1))
            if given.get("hidden") in ("1", "true"):
                self.hidden.add(self._line)
        elif tag == "c":
            self._cell, self._formula, self._value = given.get("r", ""), False, False
        elif tag == "f":
            self._formula = True
        elif tag in ("v", "t"):
            self._inside = True

    def text(self, _text: str) -> None:
        self._value = self._value or self._inside

    def end(self, tag: str) -> None:
        self._inside = False
        if _bare(tag) == "c" and self._formula and not self._value:
            place = CELL.fullmatch(self._cell)
            if place:
                self.unvalued.setdefault(int(place[2]), set()).add(_number_of(place[1]))


def _number_of(letters: str) -> int:
    """The number of a column from its letters, from 0.

    >>> _number_of("A"), _number_of("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
