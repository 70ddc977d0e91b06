"""The producer's own assessment (tự đánh giá, Mẫu số 02, phần III): what was answered, what it comes to, and
one criterion as it is asked.

Here: sheets, the standing so far, questions. Not here: points and stars (programme/scoring.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hoaban.areas.dossiers.models import AnswerEvidence, Dossier, SelfAnswer
from hoaban.areas.dossiers.queries.law import set_of
from hoaban.areas.registry.models import Evidence
from hoaban.areas.registry.queries import evidence_of, good_on
from hoaban.programme.edition import Edition
from hoaban.programme.evidence import kinds_supporting, skipped_criteria
from hoaban.programme.provisions.criteria import CriteriaSet, Criterion, KnockOut
from hoaban.programme.provisions.criteria import Option as LawOption
from hoaban.programme.provisions.guide import PlainCriterion
from hoaban.programme.reasons import Reason
from hoaban.programme.scoring import Sheet, StarResult, star_so_far


def self_sheet(dossier: Dossier) -> dict[str, str | None]:
    """The producer's answers, {criterion: option}; None: none of the lines is met."""
    return dict(dossier.answers.values_list("criterion", "option"))


def sheet_of(dossier: Dossier, edition: Edition) -> Sheet:
    """The answers as this edition's set knows them; an answer to what it does not know is open again."""
    criteria_set = set_of(dossier, edition)
    if criteria_set is None:
        return Sheet(dossier.product.criteria_set, {})
    known: dict[str, set[str | None]] = {
        criterion.id: {None, *(option.id for option in criterion.options)}
        for criterion in criteria_set.criteria
    }
    given = self_sheet(dossier).items()
    return Sheet(criteria_set.id, {item: answer for item, answer in given if answer in known.get(item, ())})


def self_result(dossier: Dossier, edition: Edition) -> StarResult:
    """What the answers come to so far; an open criterion earns 0. Raises NoSuchSet without a set."""
    return star_so_far(sheet_of(dossier, edition), edition)


def first_open_criterion(dossier: Dossier, edition: Edition) -> str:
    """The criterion to answer next: the first open one, else the first of the set."""
    result = self_result(dossier, edition)
    criteria_set = edition.criteria_set(sheet_of(dossier, edition).criteria_set)
    return result.missing[0] if result.missing else criteria_set.criteria[0].id


@dataclass(frozen=True, slots=True)
class HeldDown:
    """A gate that is not met: the criterion, what is chosen there and the least that is needed."""

    criterion: Criterion
    title: str
    en: str
    has: LawOption | None
    needs: LawOption
    source: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the answers come to, and why not one star more.

    target   the next star above the present one, 0 where there is none
    held     the gates of the target that are not met though the points suffice
    short    points that the target's band still lacks, 0 where they suffice
    marks    (star, points) where each band begins, for the ladder
    answered, asked   criteria with an answer, and those that apply
    """

    result: StarResult
    total: Decimal
    target: int
    held: tuple[HeldDown, ...]
    short: Decimal
    marks: tuple[tuple[int, Decimal], ...]
    parts: tuple[tuple[str, str, Decimal, Decimal], ...]
    answered: int
    asked: int


def standing_of(dossier: Dossier, edition: Edition) -> Standing:
    """How the answers of a dossier stand. Raises NoSuchSet while its set is not known."""
    sheet = sheet_of(dossier, edition)
    result = star_so_far(sheet, edition)
    criteria_set = edition.criteria_set(sheet.criteria_set)
    bands = sorted(edition.bands, key=lambda band: band.star)
    above = [band for band in bands if band.star > result.star]
    target = above[0].star if above else 0
    short = max(above[0].min - result.total, Decimal(0)) if above else Decimal(0)
    asked = len(criteria_set.criteria) - len(skipped_criteria(sheet, edition))
    return Standing(
        result=result,
        total=edition.total,
        target=target,
        held=tuple(
            _held_down(limit, criteria_set, edition) for limit in result.limits if limit["star"] == target
        ),
        short=short,
        marks=tuple((band.star, band.min) for band in bands if band.certifiable),
        parts=tuple((part.id, part.name, result.parts[part.id], part.points) for part in edition.parts),
        answered=asked - len(result.missing),
        asked=asked,
    )


def _held_down(limit: Reason, criteria_set: CriteriaSet, edition: Edition) -> HeldDown:
    criterion = criteria_set.criterion(str(limit["criterion"]))
    plain = edition.guide.criterion(criterion.title, criteria_set.id)
    return HeldDown(
        criterion,
        title_of(criterion, criteria_set, edition),
        plain.title_en if plain else "",
        option_of(criterion, str(limit["has"] or "")),
        criterion.option(str(limit["needs"])),
        limit.source,
    )


# --- a criterion and its lines by name ---


def title_of(criterion: Criterion, criteria_set: CriteriaSet, edition: Edition) -> str:
    """The plain question of a criterion, else the law's title."""
    plain = edition.guide.criterion(criterion.title, criteria_set.id)
    return plain.question if plain and plain.question else criterion.title


def option_of(criterion: Criterion, option_id: str | None) -> LawOption | None:
    """The line of that id; None where none of the lines is met, and where nothing is chosen."""
    return criterion.option(option_id) if option_id else None


# --- one criterion as it is asked ---


@dataclass(frozen=True, slots=True)
class Option:
    """One line to choose from, with its plain words, also in English, where the edition has some.

    gates    the stars for which this is the least that will do
    case     the case it belongs to, where the criterion has cases
    """

    id: str
    text: str
    plain: str
    en: str
    points: Decimal
    gates: tuple[int, ...]
    case: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A paper of the library beside a criterion: put there, of a kind that fits, ended before today."""

    evidence: Evidence
    chosen: bool
    fits: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One criterion as a producer is asked it.

    applies      False: not judged under the answers given; `depends_on` names the criterion that decides
    zero_line    the law itself prints a line worth nothing, so none is added
    number, of   its place among the criteria that apply
    capped_at    the most stars the present choice allows; None: it holds nothing down
    """

    criterion: Criterion
    part: str
    plain: PlainCriterion | None
    options: tuple[Option, ...]
    zero_line: bool
    answered: bool
    chosen: str | None
    note: str
    applies: bool
    depends_on: Criterion | None
    papers: tuple[PaperChoice, ...]
    kinds: tuple[str, ...]
    number: int
    of: int
    previous: str
    following: str
    capped_at: int | None
    knock_outs: tuple[KnockOut, ...]
    source: str


def question_of(dossier: Dossier, edition: Edition, criterion_id: str, today: date) -> Question | None:
    """One criterion with all that its page shows; None where the dossier's set has no such criterion."""
    sheet = sheet_of(dossier, edition)
    criteria_set = edition.criteria_set(sheet.criteria_set)
    criterion = next((item for item in criteria_set.criteria if item.id == criterion_id), None)
    if criterion is None:
        return None
    skipped = skipped_criteria(sheet, edition)
    order = [item.id for item in criteria_set.criteria if item.id not in skipped or item.id == criterion_id]
    place = order.index(criterion_id)
    answer = dossier.answers.filter(criterion=criterion_id).first()
    chosen = sheet.answers.get(criterion_id)
    condition = criterion.applies_when
    return Question(
        criterion=criterion,
        part=_part_of(criterion, edition),
        plain=edition.guide.criterion(criterion.title, criteria_set.id),
        options=tuple(_options(criterion, edition, chosen)),
        zero_line=any(option.points == 0 for option in criterion.options),
        answered=criterion_id in sheet.answers,
        chosen=chosen,
        note=answer.note if answer else "",
        applies=criterion_id not in skipped,
        depends_on=criteria_set.criterion(condition.criterion) if condition else None,
        papers=_papers(dossier, edition, criterion, answer, today),
        kinds=tuple(kind.name for kind in kinds_supporting(criterion, edition)),
        number=place + 1,
        of=len(order),
        previous=order[place - 1] if place else "",
        following=order[place + 1] if place + 1 < len(order) else "",
        capped_at=_capped_at(criterion, sheet, edition) if criterion_id in sheet.answers else None,
        knock_outs=criteria_set.knock_outs,
        source=edition.source_of(criteria_set, criterion_id),
    )


def _part_of(criterion: Criterion, edition: Edition) -> str:
    return next(part.name for part in edition.parts if part.id == criterion.part)


def _options(criterion: Criterion, edition: Edition, chosen: str | None) -> Iterator[Option]:
    cases = {variant.id: variant.title for variant in criterion.variants}
    for option in criterion.options:
        plain = edition.guide.option(option.text)
        yield Option(
            option.id,
            option.text,
            plain.plain if plain else "",
            plain.en if plain else "",
            option.points,
            option.minimum_for,
            cases.get(option.variant or "", ""),
            option.id == chosen,
        )


def _papers(
    dossier: Dossier, edition: Edition, criterion: Criterion, answer: SelfAnswer | None, today: date
) -> tuple[PaperChoice, ...]:
    """The producer's library, what is chosen and what fits first."""
    beside = (
        AnswerEvidence.objects.filter(answer=answer).values_list("evidence_id", flat=True) if answer else ()
    )
    chosen, fitting = set(beside), {kind.id for kind in kinds_supporting(criterion, edition)}
    papers = [
        PaperChoice(paper, paper.pk in chosen, paper.kind in fitting, not good_on(paper, today))
        for paper in evidence_of(dossier.producer)
    ]
    return tuple(sorted(papers, key=lambda paper: (not paper.chosen, not paper.fits)))


def _capped_at(criterion: Criterion, sheet: Sheet, edition: Edition) -> int | None:
    """The most stars that the gates of this criterion leave under its present answer."""
    chosen = sheet.answers[criterion.id]
    points = criterion.option(chosen).points if chosen is not None else None
    missed = [gate.star for gate in criterion.gates if points is None or points < gate.points]
    return min(missed) - 1 if missed else None
