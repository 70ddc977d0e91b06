"""Forms and kinds of evidence (mẫu biểu, loại minh chứng), as their files lay them down.

Here: a form's sections and fields, a kind of evidence and the criteria it supports.
Not here: filling a form or judging a paper (areas, evidence.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from hoaban.programme.provisions.fields import Fields
from hoaban.programme.provisions.wording import holds_one_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a field that offers some."""

    value: str
    label: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table field."""

    id: str
    label: str
    label_en: str
    source: str


@dataclass(frozen=True, slots=True)
class FormField:
    """A blank of a form; `label` exactly as printed, None where the form prints none.

    source  the key a paper's area provides; parent, group: the tick or the line it stands under
    """

    id: str
    label: str | None
    label_en: str
    type: str
    source: str
    required: bool
    hint: str
    group: str
    parent: str | None
    choices: tuple[Choice, ...]
    choices_from: str | None
    rows_from: str | None
    columns: tuple[Column, ...]
    prefill: str | None
    pattern: str | None
    event: str | None
    label_source: str
    matter: str | None
    beside: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section of a form; `only_for` empty: for every kind of dossier."""

    id: str
    title: str | None
    title_en: str
    part_title: str
    text: str
    text_filled: str
    text_en: str
    only_for: tuple[str, ...]
    filled_by: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """An official form (Mẫu số …)."""

    id: str
    number: str
    title: str
    title_en: str
    article: str
    filled_by: str
    used_for: tuple[str, ...]
    heading: tuple[str, ...]
    sections: tuple[FormSection, ...]

    def section(self, section_id: str) -> FormSection:
        """The section of that id; KeyError when there is none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """One kind of evidence of Mẫu 02 (loại minh chứng).

    title_contains  the kind supports every criterion whose title holds one of these words
    """

    id: str
    order: int
    name: str
    name_en: str
    requirement: str
    has_expiry: bool
    title_contains: tuple[str, ...]
    note: str

    def supports(self, title: str) -> bool:
        """Does this kind prove a criterion of that title? Capitals do not matter."""
        return holds_one_of(self.title_contains, title)


def read_form(fields: Fields) -> Form:
    return Form(
        id=fields.text("id"),
        number=fields.text("number_vi", default=""),
        title=fields.text("title", default=""),
        title_en=fields.text("title_en", default=""),
        article=fields.text("article", default=""),
        filled_by=fields.text("filled_by", default=""),
        used_for=fields.texts("used_for"),
        heading=fields.texts("heading"),
        sections=tuple(_section(section) for section in fields.each("sections")),
    )


def _section(fields: Fields) -> FormSection:
    return FormSection(
        id=fields.text("id"),
        title=fields.text_or_none("title"),
        title_en=fields.text("title_en", default=""),
        part_title=fields.text("part_title", default=""),
        text=fields.text("text", default=""),
        text_filled=fields.text("text_filled", default=""),
        text_en=fields.text("text_en", default=""),
        only_for=fields.texts("only_for"),
        filled_by=fields.text("filled_by", default=""),
        fields=tuple(_field(field) for field in fields.each("fields")),
    )


def _field(fields: Fields) -> FormField:
    return FormField(
        id=fields.text("id"),
        label=fields.text_or_none("label"),
        label_en=fields.text("label_en", default=""),
        type=fields.text("type", default="text"),
        source=fields.text("source", default=""),
        required=fields.flag("required", default=False),
        hint=fields.text("hint", default=""),
        group=fields.text("group", default=""),
        parent=fields.text_or_none("parent"),
        choices=tuple(_choice(choice) for choice in fields.each("choices")),
        choices_from=fields.text_or_none("choices_from"),
        rows_from=fields.text_or_none("rows_from"),
        columns=tuple(_column(column) for column in fields.each("columns")),
        prefill=fields.text_or_none("prefill"),
        pattern=fields.text_or_none("pattern"),
        event=fields.text_or_none("event"),
        label_source=fields.text("label_vi_source", default=""),
        matter=fields.text_or_none("matter"),
        beside=fields.texts("beside"),
        note=fields.text("note", default=""),
    )


def _choice(fields: Fields) -> Choice:
    return Choice(fields.text("value"), fields.text("label", default=""), fields.text("label_en", default=""))


def _column(fields: Fields) -> Column:
    return Column(
        id=fields.text("id"),
        label=fields.text("label", default=""),
        label_en=fields.text("label_en", default=""),
        source=fields.text("source", default=""),
    )


def read_evidence_kind(fields: Fields) -> EvidenceKind:
    return EvidenceKind(
        id=fields.text("id"),
        order=fields.whole("order", default=0),
        name=fields.text("name"),
        name_en=fields.text("name_en", default=""),
        requirement=fields.text("requirement", default=""),
        has_expiry=fields.flag("has_expiry", default=False),
        title_contains=fields.inner("supports").texts("title_contains"),
        note=fields.text("note", default=""),
    )
