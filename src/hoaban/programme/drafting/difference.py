"""In what two editions differ, value by value (so sánh hai ấn bản).

Here: every value of an edition's files with the place it stands at, and the places that changed.
Not here: whether a change is allowed (check.py); what it means for a dossier.

A place reads "criteria/01.yaml: 1.5.b.points": in a criteria file a node is named by its id alone,
wherever in the tree it stands; elsewhere one goes from key to key, through lists by the id of the entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hoaban.programme.edition import EDITION_FILE, Edition
from hoaban.programme.finder import FINDER_FILE
from hoaban.programme.weaknesses import WEAKNESSES_FILE

NAMES = ("id", "code", "star", "year", "date", "title", "text")
"""What an entry of a list may be known by, the first that all entries have and none shares."""
ORDER = "order"
HELD = object()
"""Stands at the place of a list or map whose entries are places of their own."""
EMPTY: tuple[object, ...] = ([], {})


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is another now; None where it is absent."""

    at: str
    was: object
    now: object


def differences(old: Edition, new: Edition) -> list[Change]:
    """Every value that changed, in the order of files; raises EditionError for a file not to be read."""
    changes: list[Change] = []
    for file in dict.fromkeys((*_files(old), *_files(new))):
        was, now = _places(old, file), _places(new, file)
        for place in dict.fromkeys((*was, *now)):
            before, after = _comparable(was.get(place), now.get(place))
            if not _same(before, after):
                changes.append(Change(f"{file}: {place}", before, after))
    return changes


def _files(edition: Edition) -> Iterator[str]:
    files = edition.file(EDITION_FILE).inner("files")
    yield EDITION_FILE
    yield from edition.set_files
    named = [files.text_or_none(key) for key in ("catalogue", "evidence_kinds", "calendar")]
    yield from (file for file in (*named, *files.texts("forms")) if file)
    yield from edition.guide_files
    yield from (file for file in (FINDER_FILE, WEAKNESSES_FILE) if (edition.folder / file).exists())


class _Order(list[str]):
    """The entries of a list by name: only their order is compared, each entry speaks for itself."""


def _comparable(one: object, other: object) -> tuple[object, object]:
    """Two values as they are compared: of two orders only the entries that both have."""
    if isinstance(one, _Order) and isinstance(other, _Order):
        return [name for name in one if name in other], [name for name in other if name in one]
    if (_is_held(one) and other in EMPTY) or (_is_held(other) and one in EMPTY):
        return None, None  # what came or went speaks for itself
    return _told(one), _told(other)


def _told(value: object) -> object:
    return None if _is_held(value) else value


def _is_held(value: object) -> bool:
    """Does what stands here stand at places of its own?"""
    return value is HELD or isinstance(value, _Order)


def _same(one: object, other: object) -> bool:
    """Equal and of one type, inside too: 5 is not 5.0, true is not 1."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other


def _places(edition: Edition, file: str) -> dict[str, object]:
    """Every value of a file by its place; empty where the edition has no such file."""
    if not (edition.folder / file).exists():
        return {}
    raw = edition.file(file).raw
    flat: dict[str, object] = {}
    if file in edition.set_files:
        _flatten_nodes(raw.get("items"), "", flat)
        raw = {key: value for key, value in raw.items() if key != "items"}
    _flatten(raw, "", flat)
    return flat


def _flatten_nodes(nodes: object, way: str, flat: dict[str, object]) -> None:
    """The nodes of a criteria set, each at its own id; what holds them keeps their order."""
    entries = _named(nodes) if isinstance(nodes, list) else None
    if entries is None:
        _flatten(nodes, _join(way, "items"), flat)
        return
    flat[_join(way, "items")] = _Order(entries) if entries else []
    for name, node in entries.items():
        for key, value in node.items():
            if key == "items":
                _flatten_nodes(value, name, flat)
            elif key == "options" and isinstance(value, list) and value:
                flat[_join(name, key)] = HELD
                _flatten_entries(value, name, flat)
            else:
                _flatten(value, _join(name, key), flat)


def _flatten(value: object, way: str, flat: dict[str, object]) -> None:
    if isinstance(value, dict) and value:
        flat[way] = HELD
        for key, inner in value.items():
            _flatten(inner, _join(way, key), flat)
    elif isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value):
        flat[way] = HELD
        _flatten_entries(value, way, flat)
    else:
        flat[way] = value


def _flatten_entries(entries: list[object], way: str, flat: dict[str, object]) -> None:
    """The entries of a list by their names, else by their places, and the order they stand in."""
    named = _named(entries)
    if named is not None:
        flat[_join(way, ORDER)] = _Order(named)
    for name, entry in named.items() if named is not None else enumerate(entries):
        _flatten(entry, _join(way, name), flat)


def _named(entries: Sequence[object]) -> Mapping[str, Mapping[str, object]] | None:
    """The maps of a list by the name they are known by; None where they have none in common."""
    maps = [entry for entry in entries if isinstance(entry, dict)]
    if len(maps) < len(entries):
        return None
    for key in NAMES:
        names = [str(entry[key]) for entry in maps if key in entry]
        if len(set(names)) == len(entries):
            return dict(zip(names, maps, strict=True))
    return None


def _join(way: str, key: object) -> str:
    return f"{way}.{key}" if way else str(key)
