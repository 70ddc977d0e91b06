"""Plain words beside the law, never instead of it (hướng dẫn, không phải luật).

Here: what a criterion asks and an option says in words used at market, found by the law's own text.
Not here: the law's text (criteria.py); a screen shows both and says which is which.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hoaban.programme.provisions.fields import Fields


@dataclass(frozen=True, slots=True)
class PlainCriterion:
    """A criterion as a question, why it is asked, an example, and the papers that help."""

    title: str
    question: str
    why: str
    example: str
    papers: tuple[str, ...]
    title_en: str


@dataclass(frozen=True, slots=True)
class PlainOption:
    """An option in plain words, and in English."""

    text: str
    plain: str
    en: str


@dataclass(frozen=True, slots=True)
class Guide:
    """All plain words of an edition, by title of a criterion (and set) and by text of an option."""

    criteria: Mapping[str, Fields]
    options: Mapping[str, PlainOption]

    def criterion(self, title: str, set_id: str) -> PlainCriterion | None:
        """The plain words of a criterion in that set; what `by_set` says there goes first."""
        entry = self.criteria.get(title)
        if entry is None:
            return None
        own = entry.inner("by_set").inner(set_id)
        return _plain_criterion(title, Fields(entry.file, entry.item, {**entry.raw, **own.raw}))

    def option(self, text: str) -> PlainOption | None:
        """The plain words of an option of exactly that text."""
        return self.options.get(text)


def _plain_criterion(title: str, fields: Fields) -> PlainCriterion:
    return PlainCriterion(
        title=title,
        question=fields.text("question", default=""),
        why=fields.text("why", default=""),
        example=fields.text("example", default=""),
        papers=fields.texts("papers"),
        title_en=fields.text("title_en", default=""),
    )


def read_guide(files: Iterable[Fields]) -> Guide:
    """All files of a guide, read together."""
    criteria: dict[str, Fields] = {}
    options: dict[str, PlainOption] = {}
    for fields in files:
        criteria.update({entry.text("title"): entry for entry in fields.each("criteria")})
        options.update({entry.text("text"): _plain_option(entry) for entry in fields.each("options")})
    return Guide(criteria, options)


def _plain_option(fields: Fields) -> PlainOption:
    return PlainOption(fields.text("text"), fields.text("plain", default=""), fields.text("en", default=""))
