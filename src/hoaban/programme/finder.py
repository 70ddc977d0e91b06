"""Which criteria set a product belongs to, found by a few plain questions (chọn bộ sản phẩm, Phụ lục I).

Here: the questions of an edition, as its finder.yaml writes them, and where given answers lead.
Not here: the sets themselves (provisions/criteria.py); whether the file is in order (drafting/).
The questions are advice, not law: an edition may have none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hoaban.programme.edition import Edition
from hoaban.programme.provisions.criteria import CriteriaSet
from hoaban.programme.provisions.fields import Fields
from hoaban.programme.provisions.wording import holds_one_of
from hoaban.programme.reasons import Reason

FINDER_FILE = "finder.yaml"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with examples. It leads to a question (`next`) or to a set; that of a check to neither.

    excludes   a knock-out of the set applies to whoever answers so; `advice`: what to do first then
    """

    id: str
    text: str
    text_en: str
    examples: tuple[str, ...]
    next: str | None
    criteria_set: str | None
    excludes: bool
    advice: str
    advice_en: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. A check is asked once the set is known and one of its knock-outs holds these words."""

    id: str
    text: str
    text_en: str
    hint: str
    hint_en: str
    answers: tuple[Answer, ...]
    knock_out_contains: tuple[str, ...]

    def answer(self, answer_id: str) -> Answer | None:
        return next((answer for answer in self.answers if answer.id == answer_id), None)

    def asked_of(self, text: str) -> bool:
        """Does a knock-out of that text ask for this check? Capitals do not matter."""
        return holds_one_of(self.knock_out_contains, text)


@dataclass(frozen=True, slots=True)
class Finder:
    """All questions of an edition; `first` is asked first, `at_most` so many are asked in all."""

    at_most: int
    first: str
    questions: Mapping[str, Question]
    checks: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """How far the answers given have led.

    given         each question answered so far, with its answer
    question      what is asked next; None: all is said
    criteria_set  the set they have led to; None while it is open
    excluded      one Reason per knock-out that applies by the person's own answers
    at_most       so many questions are asked in all
    """

    given: tuple[tuple[Question, Answer], ...]
    question: Question | None
    criteria_set: CriteriaSet | None
    excluded: tuple[Reason, ...]
    at_most: int

    @property
    def advice(self) -> tuple[Answer, ...]:
        """The answers that exclude, each with what to do first."""
        return tuple(answer for _question, answer in self.given if answer.excludes)


def find_set(answers: Sequence[str], edition: Edition) -> Finding | None:
    """Where these answers lead, in the order the questions were asked; None: the edition asks none.

    An answer that its question does not know ends the reading: that question is asked again.
    excluded    code excluded: knock_out, check (the question's id)
    """
    finder = finder_of(edition)
    if finder is None:
        return None
    given: list[tuple[Question, Answer]] = []
    question: Question | None = finder.questions[finder.first]
    criteria_set: CriteriaSet | None = None
    checks: Iterator[Question] = iter(())
    for text in answers:
        answer = question.answer(text) if question else None
        if question is None or answer is None:
            break
        given.append((question, answer))
        if answer.next:
            question = finder.questions[answer.next]
            continue
        if answer.criteria_set:
            criteria_set = edition.criteria_set(answer.criteria_set)
            checks = checks_of([knock_out.text for knock_out in criteria_set.knock_outs], finder)
        question = next(checks, None)
    return Finding(
        tuple(given), question, criteria_set, tuple(_excluded(given, criteria_set)), finder.at_most
    )


def checks_of(texts: Collection[str], finder: Finder) -> Iterator[Question]:
    """The checks that a set whose knock-outs say this asks for, in the order of the file."""
    return (check for check in finder.checks if any(map(check.asked_of, texts)))


def _excluded(given: Iterable[tuple[Question, Answer]], criteria_set: CriteriaSet | None) -> Iterator[Reason]:
    for question, answer in given:
        for knock_out in criteria_set.knock_outs if criteria_set and answer.excludes else ():
            if question.asked_of(knock_out.text):
                yield Reason("excluded", source=knock_out.source, knock_out=knock_out.id, check=question.id)


@cache
def finder_of(edition: Edition) -> Finder | None:
    """The edition's questions, read once; None where it has none."""
    if not (edition.folder / FINDER_FILE).exists():
        return None
    return read_finder(edition.file(FINDER_FILE))


def read_finder(fields: Fields) -> Finder:
    questions = tuple(map(_question, fields.each("questions")))
    return Finder(
        at_most=fields.whole("at_most"),
        first=fields.text("first"),
        questions={question.id: question for question in questions},
        checks=tuple(map(_question, fields.each("checks"))),
    )


def _question(fields: Fields) -> Question:
    return Question(
        id=fields.text("id"),
        text=fields.text("text"),
        text_en=fields.text("text_en", default=""),
        hint=fields.text("hint", default=""),
        hint_en=fields.text("hint_en", default=""),
        answers=tuple(map(_answer, fields.each("answers"))),
        knock_out_contains=fields.texts("knock_out_contains"),
    )


def _answer(fields: Fields) -> Answer:
    return Answer(
        id=fields.text("id"),
        text=fields.text("text"),
        text_en=fields.text("text_en", default=""),
        examples=fields.texts("examples"),
        next=fields.text_or_none("next"),
        criteria_set=fields.text_or_none("set"),
        excludes=fields.flag("excludes", default=False),
        advice=fields.text("advice", default=""),
        advice_en=fields.text("advice_en", default=""),
    )
