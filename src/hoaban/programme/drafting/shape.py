"""Which keys a map must and may have, and of which kind their values are.

Here: one breach, the kinds of values, and holding a map against its shape.
Not here: which shape a map has (the other files of this folder); what its values mean together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from hoaban.programme.provisions.fields import EditionError, Fields

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Breach:
    """Something wrong: in which file, at which item (a node, a key or "-"), and what."""

    file: str
    item: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.item}: {self.what}".replace("\n", " ")


def at(fields: Fields, what: str, key: str = "") -> Breach:
    """A breach of a map as a whole, or of one of its keys."""
    error = fields.wrong(key, what) if key else EditionError(fields.file, fields.item or "-", what)
    return of(error)


def of(error: EditionError) -> Breach:
    return Breach(error.file, error.item, error.what)


Kind = Callable[[Fields, str], object]

NAME: Kind = Fields.name
TEXT: Kind = Fields.text
TEXT_OR_NULL: Kind = Fields.text_or_none
WHOLE: Kind = Fields.whole
EXACT: Kind = Fields.exact
FLAG: Kind = Fields.flag
DAY: Kind = Fields.day
DAY_OR_NULL: Kind = Fields.day_or_none
TEXTS: Kind = Fields.texts
WHOLES: Kind = Fields.wholes
MAP: Kind = Fields.inner
MAPS: Kind = Fields.maps
EMPTY_WHEN_NULL = (TEXTS, WHOLES, MAP, MAPS)
"""Kinds that the engine reads as empty where nothing stands; of a key that must be there that is a fault."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Keys with their kinds. A closed shape takes no others: a key written wrong would go unread."""

    required: Mapping[str, Kind]
    optional: Mapping[str, Kind] = field(default_factory=dict)
    closed: bool = True


def shape_breaches(fields: Fields, shape: Shape) -> Iterator[Breach]:
    """Where a map is not of its shape."""
    for key, kind in shape.required.items():
        if key not in fields.raw or (kind in EMPTY_WHEN_NULL and fields.raw[key] is None):
            yield at(fields, "thiếu", key)
    for key in fields.raw:
        known = shape.required.get(key) or shape.optional.get(key)
        if known is not None:
            yield from _kind_breaches(fields, key, known)
        elif shape.closed:
            yield at(fields, "khóa lạ, không thuộc định dạng", str(key))


def _kind_breaches(fields: Fields, key: str, kind: Kind) -> Iterator[Breach]:
    try:
        kind(fields, key)
    except EditionError as error:
        yield of(error)


def held(getter: Callable[[str], T], key: str) -> T | None:
    """The value when it is of its kind; None when not, which its shape has said already."""
    try:
        return getter(key)
    except EditionError:
        return None


def met_twice(values: Iterable[T]) -> list[T]:
    """The values that come more than once, each once."""
    seen: set[T] = set()
    twice: dict[T, None] = {}
    for value in values:
        if value in seen:
            twice[value] = None
        seen.add(value)
    return list(twice)


def text_breaches(fields: Fields, key: str) -> Iterator[Breach]:
    """Where the law's own wording is not written as the format asks."""
    value = fields.raw.get(key)
    texts = [value] if isinstance(value, str) else held(fields.texts, key) or ()
    for text in texts:
        yield from (at(fields, what, key) for what in _faults(text))


def _faults(text: str) -> Iterator[str]:
    if not text:
        yield "chữ trống"
    if text != " ".join(text.split()):
        yield "dấu cách thừa"
    if text != unicodedata.normalize("NFC", text):
        yield "chữ có dấu chưa ở dạng NFC"
    if re.search(r"[*□]", text):
        yield "còn sót dấu sao hoặc ô □"
