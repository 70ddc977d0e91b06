"""The papers of a dossier as they are read and printed: Mẫu số 01 and 02 as filed, the sheet, Mẫu số 03.

Here: what stands in which line, from what was filed or is about to be.
Not here: how a line looks (web/), what is frozen (queries/filing.py, content_of).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.queries import Content, set_of, snapshot_of, values_of, without_dots
from hoaban.areas.registry.words import GENDERS
from hoaban.core.files.renditions import Renditions, renditions_of
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import province
from hoaban.programme.edition import Edition
from hoaban.programme.evidence import Blank, blanks_of, skipped_criteria
from hoaban.programme.provisions.criteria import CriteriaSet, Criterion
from hoaban.programme.provisions.criteria import Option as LawOption
from hoaban.programme.provisions.papers import FormField
from hoaban.programme.scoring import Sheet

SENSITIVE = frozenset({"producer.representative.ethnicity", "producer.representative.permanent_address"})
"""Read only by those who may see sensitive facts, and only once they said why (registry.see_sensitive)."""

DECLARATION = "declaration"
APPRAISAL_FORM = "mau-03"


# --- Mẫu số 01 and 02 ---


@dataclass(frozen=True, slots=True)
class Line:
    """One blank as it is filled; `id` is its place, `source` where the platform keeps it."""

    id: str
    label: str
    text: str
    source: str
    required: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a form (Mẫu số …) with its lines."""

    form: str
    title: str
    lines: tuple[Line, ...]


def forms_filled(content: Content, edition: Edition, *, sensitive: bool) -> list[Section]:
    """What stands in the producer's forms, section by section. Without `sensitive` those lines say so."""
    values = content["values"]
    blanks = [blank for blank in blanks_of(content["kind"], edition) if blank.field.source in values]
    sections = groupby(blanks, key=lambda blank: (blank.form.id, blank.section.id))
    return [_section(list(of_one), values, edition, sensitive=sensitive) for _key, of_one in sections]


def declaration_of(kind: str, edition: Edition) -> str:
    """The words that are declared at filing, as the form prints them (Mẫu số 01)."""
    sections = (blank.section for blank in blanks_of(kind, edition))
    return next((section.text for section in sections if section.id == DECLARATION), "")


def _section(blanks: list[Blank], values: Mapping[str, Any], edition: Edition, *, sensitive: bool) -> Section:
    first = blanks[0]
    title = first.section.title or first.section.part_title
    lines = tuple(
        Line(
            blank.field.id,
            without_dots(blank.field.label or _("Nơi ký")),
            _shown(blank.field, values[blank.field.source], edition, sensitive=sensitive),
            blank.field.source,
            blank.field.required,
        )
        for blank in blanks
    )
    return Section(f"{first.form.number} – {first.form.title}", without_dots(title), lines)


def _shown(field: FormField, value: Any, edition: Edition, *, sensitive: bool) -> str:
    """A value as people read it."""
    if field.source in SENSITIVE and not sensitive:
        return _("(đã che)")
    if value in (None, ""):
        return ""
    if field.type == "date":
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    return _names_of(field, edition).get(str(value), str(value))


def _names_of(field: FormField, edition: Edition) -> dict[str, str]:
    """The words for the ids that a field of choices keeps."""
    if field.source == "producer.type":
        return {kind.id: kind.name for kind in edition.producer_types}
    if field.source == "producer.representative.gender":
        return {key: str(words) for key, words in GENDERS.items()}
    return {choice.value: choice.label for choice in field.choices}


# --- the sheet ---


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it was when it was filed."""

    title: str
    file: str
    sha256: str
    paper_number: str
    issuer: str
    issued_on: date | None
    ends_on: date | None

    @property
    def renditions(self) -> Renditions:
        """The small pictures of it."""
        return renditions_of(self.sha256)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One criterion with the producer's answer; `option` None with `answered`: none of the lines is met."""

    criterion: Criterion
    answered: bool
    applies: bool
    option: LawOption | None
    note: str
    papers: tuple[Paper, ...]

    @property
    def points(self) -> Decimal:
        return self.option.points if self.option and self.applies else Decimal(0)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part of the sheet (phần A, B, C) with what the producer gives itself there."""

    id: str
    name: str
    lines: tuple[SheetLine, ...]

    @property
    def points(self) -> Decimal:
        return sum((line.points for line in self.lines), Decimal(0))


def sheet_filled(content: Content, edition: Edition) -> list[SheetPart]:
    """The producer's answers, part by part, with note and papers; [] while the set is not known, and where
    none is known of a dossier filed on paper."""
    criteria_set = edition.sets.get(content["criteria_set"])
    if criteria_set is None or ("from_paper" in content and not content["answers"]):
        return []
    return list(_parts(content, criteria_set, edition))


def _parts(content: Content, criteria_set: CriteriaSet, edition: Edition) -> Iterator[SheetPart]:
    given = {item["criterion"]: item for item in content["answers"]}
    sheet = Sheet(criteria_set.id, {key: item["option"] for key, item in given.items()})
    skipped = skipped_criteria(sheet, edition)
    for part in edition.parts:
        lines = tuple(
            _line(criterion, given.get(criterion.id), content["papers"], applies=criterion.id not in skipped)
            for criterion in criteria_set.criteria
            if criterion.part == part.id
        )
        yield SheetPart(part.id, part.name, lines)


def _line(criterion: Criterion, given: Content | None, papers: Content, *, applies: bool) -> SheetLine:
    if given is None:
        return SheetLine(criterion, answered=False, applies=applies, option=None, note="", papers=())
    option = next((option for option in criterion.options if option.id == given["option"]), None)
    known = option is not None or given["option"] is None
    beside = tuple(_paper(papers[str(number)]) for number in given["evidence"])
    return SheetLine(criterion, known, applies, option, given["note"], beside)


def _paper(paper: Content) -> Paper:
    return Paper(
        paper["title"],
        paper["file"],
        paper["sha256"],
        paper["paper_number"],
        paper["issuer"],
        _day(paper["issued_on"]),
        _day(paper["ends_on"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# --- Mẫu số 03 ---


def committee_of(commune: Unit) -> str:
    """Who signs for a commune, as papers name it: "UBND xã Mường Phăng"."""
    return f"UBND {commune.named}"


@dataclass(frozen=True, slots=True)
class MatterBox:
    """One matter of Mẫu số 03: label, hint, what the commune wrote, the producer's answers beside it."""

    id: str
    label: str
    hint: str
    text: str
    beside: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class AppraisalReport:
    """Mẫu số 03 of a dossier, ready to print."""

    heading: tuple[str, ...]
    facts: tuple[Line, ...]
    facts_title: str
    matters_title: str
    matters: tuple[MatterBox, ...]
    proposal: str
    article: str


def matters_of(dossier: Dossier, edition: Edition) -> tuple[MatterBox, ...]:
    """The matters of the edition as Mẫu số 03 prints them, each with its words so far."""
    texts = dict(dossier.appraisals.values_list("matter", "text"))
    snapshot = snapshot_of(dossier)
    parts = sheet_filled(snapshot.content, edition) if snapshot else []
    answers = {line.criterion.id: line for part in parts for line in part.lines}
    fields = {field.matter: field for section in _appraisal_sections(edition) for field in section.fields}
    return tuple(
        _box(matter.id, matter.form_name or matter.name, fields.get(matter.id), texts, answers)
        for matter in edition.commune_matters
    )


def _appraisal_sections(edition: Edition) -> tuple[Any, ...]:
    form = edition.forms.get(APPRAISAL_FORM)
    return form.sections if form else ()


def _box(
    matter: str,
    name: str,
    field: FormField | None,
    texts: Mapping[str, str],
    answers: Mapping[str, SheetLine],
) -> MatterBox:
    text = texts.get(matter, "")
    if field is None:
        return MatterBox(matter, name, "", text, ())
    beside = tuple(answers[criterion] for criterion in field.beside if criterion in answers)
    return MatterBox(matter, field.label or name, field.hint.strip("()."), text, beside)


def appraisal_report(dossier: Dossier, edition: Edition, *, sensitive: bool) -> AppraisalReport:
    """Mẫu số 03 with what was filed and what the commune wrote."""
    form = edition.forms[APPRAISAL_FORM]
    snapshot = snapshot_of(dossier)
    values = _values_of(dossier, edition, snapshot.content if snapshot else None)
    facts, matters, proposal = form.sections[0], form.sections[1], form.sections[-1]
    lines = tuple(
        Line(
            field.id,
            f"{field.group}: {field.label}" if field.group else (field.label or ""),
            _shown(field, values.get(field.source), edition, sensitive=sensitive),
            field.source,
            field.required,
        )
        for field in facts.fields
    )
    names = {
        "commune": dossier.commune,
        "province": province(),
        "product": dossier.product,
        "producer": dossier.producer,
    }
    return AppraisalReport(
        form.heading,
        lines,
        facts.title or "",
        matters.title or "",
        matters_of(dossier, edition),
        proposal.text_filled.format(**names),
        form.article,
    )


def _values_of(dossier: Dossier, edition: Edition, filed: Content | None) -> Mapping[str, Any]:
    """What stands in the forms as filed; of a dossier filed on paper, what the register knows today."""
    if filed is None:
        return {}
    known: Mapping[str, Any] = filed["values"]
    return known if "from_paper" not in filed else values_of(dossier, set_of(dossier, edition))
