"""The forms of a page as a browser sees them: what can be typed there, and what a person sends.

Here: reading forms out of a page, and filling them. Not here: which pages there are (given/asked.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

TYPED = {"text", "email", "tel", "number", "date", "search", "url", ""}


@dataclass
class FormSeen:
    """One form that is posted: fields to type into, with what stands in them; what is sent by itself."""

    typed: dict[str, str] = field(default_factory=dict)
    sent: dict[str, list[str]] = field(default_factory=dict)
    offered: dict[str, list[str]] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[FormSeen] = []
        self._form: FormSeen | None = None
        self._area = self._list = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = FormSeen() if told.get("method") == "post" else None
            self.forms += [self._form] if self._form else []
        if self._form is None:
            return
        name = told.get("name", "")
        if tag == "textarea":
            self._area, self._form.typed[name] = name, ""
        elif tag == "select":
            self._list = name
        elif tag == "option" and told.get("value"):
            self._form.offered.setdefault(self._list, []).append(told["value"])
        elif tag == "input" and name:
            self._input(self._form, name, told)

    def _input(self, form: FormSeen, name: str, told: Mapping[str, str]) -> None:
        kind = told.get("type", "")
        if kind in TYPED:
            form.typed[name] = told.get("value", "")
        elif kind == "hidden":
            form.sent[name] = [told.get("value", "")]
        elif kind in ("radio", "checkbox") and "disabled" not in told:
            form.offered.setdefault(name, []).append(told.get("value", "on"))

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            self._form.typed[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._form = None


def forms_on(page: str) -> list[FormSeen]:
    """The forms of a page that are posted and can be typed into."""
    reader = _Reader()
    reader.feed(page)
    return [form for form in reader.forms if form.typed]


def words_for(form: FormSeen) -> dict[str, str]:
    """Words of one's own for every field that can be typed into, none like another."""
    return {name: f"Lời gõ số {place} của tôi" for place, name in enumerate(form.typed, start=1)}


def rows_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """A body of the API as a page's form sends it: lists of rows become fields of their own."""
    flat: dict[str, Any] = {}
    for name, value in body.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            flat |= _rows(name, value)
        elif isinstance(value, bool):
            flat |= {name: "on"} if value else {}
        else:
            flat[name] = value
    return flat


def _rows(name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    if name == "faults":
        return {f"{part}-{n}": row[part] for n, row in enumerate(rows) for part in row}
    if name == "texts":
        return {f"matter-{row['matter']}": row["text"] for row in rows}
    return {f"{name}-{n}-{part}": row[part] for n, row in enumerate(rows) for part in row}
