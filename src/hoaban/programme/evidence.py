"""What a dossier must hold, and the papers that prove its answers (thành phần hồ sơ, minh chứng; Điều 6).

Here: which blanks of which forms the producer fills, which criteria want an answer, which papers had ended
before the filing day, which kinds of paper support a criterion, how many samples go with a proposal.
Not here: points and stars (scoring.py); reading a paper; where the values come from (areas/dossiers).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from hoaban.programme.edition import Edition
from hoaban.programme.provisions.criteria import CriteriaSet, Criterion
from hoaban.programme.provisions.papers import EvidenceKind, Form, FormField, FormSection
from hoaban.programme.provisions.procedure import DossierPart
from hoaban.programme.provisions.tables import NOT_JUDGED
from hoaban.programme.reasons import Reason
from hoaban.programme.scoring import NoSuchSet, Sheet, answers_that_count, rules_for, star_so_far

PRODUCER = "producer"
SAMPLES = "samples"
DATED_PAPERS = "dated_papers"
"""The words by which forms and parts of an edition name the producer, the part that holds the samples, and
the part that holds fresh copies of papers that end on a day."""


@dataclass(frozen=True, slots=True)
class PaperBeside:
    """A paper put beside answers (minh chứng kèm theo); `ends_on` None: it bears no end date."""

    id: str
    title: str
    ends_on: dt.date | None
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filing:
    """A dossier as it stands on the day it is to be filed.

    kind    id of one of the edition's dossier kinds
    values  what stands in the blanks of the forms, by the `source` of a field; a source that is left out is
            one the platform has no place for, and is not asked for
    on      the day of filing
    """

    kind: str
    sheet: Sheet
    values: Mapping[str, object]
    papers: tuple[PaperBeside, ...]
    on: dt.date


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank that the producer fills, with the form and section it stands in."""

    form: Form
    section: FormSection
    field: FormField


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a dossier that a fault can be pinned to: a part, a blank, a criterion, a kind of paper."""

    id: str
    sort: Literal["part", "field", "criterion", "evidence"]
    name: str


def faults_of(filing: Filing, edition: Edition) -> tuple[Reason, ...]:
    """Everything for which filing is refused, in the order of the forms, then of the criteria.

    field-missing   place: the blank's id; form, label
    answer-missing  place: the criterion; title
    paper-ended     place: the first criterion it supports; paper, title, ends_on (ISO), criteria

    A part that is missing, and a paper whose own end date lies before the filing day and which supports an
    answer: nothing else. What the papers say is for people to judge.
    """
    return (*_missing_fields(filing, edition), *_faults_of_answers(filing, edition))


def blanks_of(kind: str, edition: Edition) -> tuple[Blank, ...]:
    """The blanks a producer fills for this kind of dossier, each source once, where it is asked first."""
    found: dict[str, Blank] = {}
    for form in _forms_of(kind, edition):
        for section in form.sections:
            if section.filled_by in ("", PRODUCER) and (not section.only_for or kind in section.only_for):
                for field in section.fields:
                    found.setdefault(field.source, Blank(form, section, field))
    return tuple(found.values())


def places_of(kind: str, criteria_set: CriteriaSet, edition: Edition) -> tuple[Place, ...]:
    """Every place of such a dossier: its parts, the blanks of its forms, its criteria, the kinds of paper."""
    law = edition.dossier_kinds[kind]
    parts = [Place(part.id, "part", _name_of_part(part, edition)) for part in law.parts]
    blanks = [Place(blank.field.id, "field", _name_of_blank(blank)) for blank in blanks_of(kind, edition)]
    criteria = [Place(criterion.id, "criterion", criterion.title) for criterion in criteria_set.criteria]
    kinds = [Place(paper.id, "evidence", paper.name) for paper in edition.evidence_kinds]
    return (*parts, *blanks, *criteria, *kinds)


def skipped_criteria(sheet: Sheet, edition: Edition) -> frozenset[str]:
    """The criteria that do not apply under the answers given (không xét); raises NoSuchSet."""
    counted = answers_that_count(sheet.answers, rules_for(sheet.criteria_set, edition).tables)
    return frozenset(criterion for criterion, answer in counted.items() if answer == NOT_JUDGED)


def kinds_supporting(criterion: Criterion, edition: Edition) -> tuple[EvidenceKind, ...]:
    """The kinds of evidence that usually prove this criterion: a guide (Mẫu số 02, phần III)."""
    return tuple(kind for kind in edition.evidence_kinds if kind.supports(criterion.title))


def samples_needed(criteria_set: CriteriaSet, edition: Edition) -> int:
    """How many samples go with the commune's proposal (điểm d khoản 2 Điều 6); 0 where none are sent."""
    part = next((part for part in edition.commune_proposal.parts if part.id == SAMPLES), None)
    sector = criteria_set.sector
    exempt = part is None or (sector is not None and sector.code in part.exempt_sectors)
    return 0 if exempt else criteria_set.samples


def _forms_of(kind: str, edition: Edition) -> Iterator[Form]:
    for part in edition.dossier_kinds[kind].parts:
        if part.form is not None and part.required:
            yield edition.forms[part.form]


def _missing_fields(filing: Filing, edition: Edition) -> Iterator[Reason]:
    for blank in blanks_of(filing.kind, edition):
        field = blank.field
        if field.required and field.source in filing.values and _is_empty(filing.values[field.source]):
            yield Reason(
                "field-missing",
                source=blank.form.article,
                place=field.id,
                form=blank.form.id,
                label=_name_of_blank(blank),
            )


def _is_empty(value: object) -> bool:
    """Nothing written or not ticked; 0 is an answer."""
    return value is None or value is False or value in ("", ())


def _faults_of_answers(filing: Filing, edition: Edition) -> Iterator[Reason]:
    try:
        missing = star_so_far(filing.sheet, edition).missing
    except NoSuchSet:
        return  # without a set there is nothing to answer; the blank of the product's group says so
    criteria_set = edition.criteria_set(filing.sheet.criteria_set)
    for place in missing:
        yield Reason(
            "answer-missing",
            source=edition.source_of(criteria_set, place),
            place=place,
            title=criteria_set.criterion(place).title,
        )
    for paper in _ended_papers(filing, edition):
        yield Reason(
            "paper-ended",
            source=_asked_for_in(filing.kind, edition.source_of(criteria_set, paper.criteria[0]), edition),
            place=paper.criteria[0],
            paper=paper.id,
            title=paper.title,
            ends_on=str(paper.ends_on),
            criteria=paper.criteria,
        )


def _asked_for_in(kind: str, criterion: str, edition: Edition) -> str:
    """Why a paper must be good on the day: regrading asks for fresh dated papers, else its criterion does.

    điểm c khoản 1 Điều 6 speaks of regrading alone; in other dossiers a paper proves the answer it stands
    beside (Phụ lục II), as the table of evidence of Mẫu số 02 asks of it.
    """
    law = edition.dossier_kinds[kind]
    if any(part.id == DATED_PAPERS for part in law.parts):
        return f"{edition.citation}, {law.article}"
    return "; ".join(filter(None, (criterion, edition.evidence_article)))


def _ended_papers(filing: Filing, edition: Edition) -> Iterator[PaperBeside]:
    """The papers that had ended before the filing day, each with the judged answers it stands beside."""
    skipped = skipped_criteria(filing.sheet, edition)
    for paper in filing.papers:
        proves = tuple(
            criterion
            for criterion in paper.criteria
            if criterion in filing.sheet.answers and criterion not in skipped
        )
        if proves and paper.ends_on is not None and paper.ends_on < filing.on:
            yield PaperBeside(paper.id, paper.title, paper.ends_on, proves)


def _name_of_blank(blank: Blank) -> str:
    field = blank.field
    return field.label or field.label_source or blank.section.title or field.label_en


def _name_of_part(part: DossierPart, edition: Edition) -> str:
    if part.form is None:
        return part.name
    form = edition.forms[part.form]
    return f"{form.number} – {form.title}"
