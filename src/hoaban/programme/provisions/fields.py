"""Typed reading of the maps that an edition's files hold, and what is said of a file that cannot be read.

Here: a map with its file and item, and getters that name both when a value is not what it must be.
Not here: what the values mean (the other files of this folder); a list of all that is wrong (drafting/).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from hoaban.programme.provisions.points import decimal_of

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MISSING = object()

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
"""What a file of an edition may hold."""


class EditionError(Exception):
    """An edition cannot be used: which file, which item (a node, a key or "-"), and what is wrong."""

    def __init__(self, file: str, item: str, what: str) -> None:
        super().__init__(f"{file}: {item}: {what}")
        self.file = file
        self.item = item
        self.what = what


def day_of(text: object) -> dt.date | None:
    """The day that an ISO string names; None for anything else.

    >>> day_of("2026-11-30"), day_of("2026-02-30"), day_of("20261130")
    (datetime.date(2026, 11, 30), None, None)
    """
    if not (isinstance(text, str) and _DAY.fullmatch(text)):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Fields:
    """One map of a file, and where it stands."""

    file: str
    item: str
    raw: Mapping[str, object]

    def wrong(self, key: str, what: str) -> EditionError:
        """The error of a value here: at its own key, or at the item that holds it."""
        if self.item:
            return EditionError(self.file, self.item, f"{key}: {what}")
        return EditionError(self.file, key, what)

    def has(self, key: str) -> bool:
        return self.raw.get(key) is not None

    def text(self, key: str, *, default: object = _MISSING) -> str:
        value = self._value(key, default)
        if isinstance(value, str):
            return value
        raise self.wrong(key, f"phải là chữ, không phải {value!r}")

    def name(self, key: str) -> str:
        """A text by which something is known: never blank."""
        value = self.text(key)
        if value.strip():
            return value
        raise self.wrong(key, "để trống")

    def text_or_none(self, key: str) -> str | None:
        return self.text(key) if self.has(key) else None

    def whole(self, key: str, *, default: object = _MISSING) -> int:
        value = self._value(key, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise self.wrong(key, f"phải là số nguyên, không phải {value!r}")

    def flag(self, key: str, *, default: object = _MISSING) -> bool:
        value = self._value(key, default)
        if isinstance(value, bool):
            return value
        raise self.wrong(key, f"phải là true hoặc false, không phải {value!r}")

    def exact(self, key: str) -> Decimal:
        value = decimal_of(self._value(key))
        if value is None:
            raise self.wrong(key, f"phải là chuỗi số thập phân từ 0 trở lên, không phải {self.raw[key]!r}")
        return value

    def day(self, key: str) -> dt.date:
        value = day_of(self._value(key))
        if value is None:
            raise self.wrong(key, f"phải là ngày YYYY-MM-DD, không phải {self.raw[key]!r}")
        return value

    def day_or_none(self, key: str) -> dt.date | None:
        return self.day(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; none where the key is missing."""
        values = self._list(key)
        if all(isinstance(value, str) for value in values):
            return tuple(str(value) for value in values)
        raise self.wrong(key, "phải là danh sách chữ")

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; none where the key is missing."""
        values = self._list(key)
        numbers = tuple(value for value in values if isinstance(value, int) and not isinstance(value, bool))
        if len(numbers) == len(values):
            return numbers
        raise self.wrong(key, "phải là danh sách số nguyên")

    def inner(self, key: str) -> Fields:
        """The map under a key; an empty one where the key is missing."""
        value = self.raw.get(key)
        if value is None:
            value = {}
        if not isinstance(value, dict):
            raise self.wrong(key, "phải là một nhóm khóa: giá trị")
        return Fields(self.file, self.item or key, value)

    def each(self, key: str) -> Iterator[Fields]:
        """The maps of the list under a key, each known by its id, or by its place where it has none."""
        for place, value in enumerate(self._list(key), start=1):
            if not isinstance(value, dict):
                raise self.wrong(key, f"mục thứ {place} phải là một nhóm khóa: giá trị")
            name = value.get("id")
            yield Fields(self.file, name if isinstance(name, str) else f"{key}[{place}]", value)

    def maps(self, key: str) -> tuple[Fields, ...]:
        """As each, at once, so that a fault in any of them shows."""
        return tuple(self.each(key))

    def _value(self, key: str, default: object = _MISSING) -> object:
        if key in self.raw:
            return self.raw[key]
        if default is _MISSING:
            raise self.wrong(key, "thiếu")
        return default

    def _list(self, key: str) -> list[object]:
        value = self.raw.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(key, "phải là một danh sách")
        return value


def read_text(folder: Path, file: str) -> str:
    """The text of a file; raises EditionError naming the file when it cannot be read."""
    try:
        return (folder / file).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise EditionError(file, "-", why_unreadable(error)) from error


def why_unreadable(error: OSError | ValueError) -> str:
    """What stands in the way of reading a file."""
    if isinstance(error, FileNotFoundError):
        return "không có tệp này"
    if isinstance(error, UnicodeDecodeError):
        return "không phải chữ UTF-8"
    return f"không đọc được ({getattr(error, 'strerror', None) or error})"


def why_not_yaml(error: Exception) -> str:
    """What the reader's error says, with its line where it names one."""
    mark = getattr(error, "problem_mark", None)
    where = f", dòng {mark.line + 1}" if mark else ""
    return f"không phải YAML{where}"
