"""Is the advice beside an edition in order: the questions that find a set, the weaknesses of a sheet?

Here: the breaches of finder.yaml and weaknesses.yaml, and where they do not fit the criteria sets.
Not here: the law itself (header_check.py, set_check.py, paper_check.py); the files may be missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from hoaban.programme.drafting.shape import Breach, at, met_twice, of
from hoaban.programme.finder import Answer, Finder, Question, checks_of, read_finder
from hoaban.programme.provisions.fields import EditionError, Fields
from hoaban.programme.provisions.wording import holds_one_of
from hoaban.programme.weaknesses import Effort, Weakness, read_weaknesses

Sets = Mapping[str, Collection[str]]
"""The texts of the knock-outs of every criteria set, by the set's id."""


def finder_breaches(fields: Fields, sets: Sets | None) -> Iterator[Breach]:
    """Every set is found, by so many questions at most; every answer leads on and has an example.

    sets    None where a criteria set cannot be read: then nothing is said of sets
    """
    try:
        finder = read_finder(fields)
    except EditionError as error:
        yield of(error)
        return
    for name in met_twice(row.item for key in ("questions", "checks") for row in fields.each(key)):
        yield at(fields, f"mã câu hỏi {name} gặp hai lần", "questions")
    for question in (*finder.questions.values(), *finder.checks):
        yield from (Breach(fields.file, question.id, what) for what in _faults_of(question))
    for question in finder.questions.values():
        yield from (Breach(fields.file, question.id, what) for what in _leads(question, finder))
    for check in finder.checks:
        if not check.knock_out_contains:
            yield Breach(fields.file, check.id, "thiếu knock_out_contains")
        if any(answer.next or answer.criteria_set for answer in check.answers):
            yield Breach(fields.file, check.id, "câu trả lời của checks không có next, set")
    if finder.first not in finder.questions:
        yield at(fields, f"không có câu hỏi {finder.first}", "first")
        return
    yield from (at(fields, what, "questions") for what in _faults_of_ways(finder, sets))


def _faults_of(question: Question) -> Iterator[str]:
    if not question.answers:
        yield "không có câu trả lời nào"
    for twice in met_twice(answer.id for answer in question.answers):
        yield f"mã câu trả lời {twice} gặp hai lần"
    for answer in question.answers:
        if not answer.examples:
            yield f"{answer.id}: thiếu ví dụ"
        if answer.excludes and not answer.advice:
            yield f"{answer.id}: thiếu advice"


def _leads(question: Question, finder: Finder) -> Iterator[str]:
    for answer in question.answers:
        if (answer.next is None) == (answer.criteria_set is None):
            yield f"{answer.id}: phải có đúng một trong next và set"
        elif answer.next is not None and answer.next not in finder.questions:
            yield f"{answer.id}: không có câu hỏi {answer.next}"


def _faults_of_ways(finder: Finder, sets: Sets | None) -> Iterator[str]:
    found: set[str] = set()
    met: set[str] = set()
    for way in _ways(finder.questions[finder.first], finder, ()):
        met.update(question.id for question, _answer in way)
        question, answer = way[-1]
        if answer.next is not None:
            yield f"{question.id}, {answer.id}: hỏi vòng quanh"
        elif answer.criteria_set is not None and sets is not None:
            yield from _faults_of_end(way, answer.criteria_set, finder, sets)
            found.add(answer.criteria_set)
    yield from (f"không tới được câu hỏi {name}" for name in finder.questions if name not in met)
    yield from (f"không tới được bộ {name}" for name in sets or () if name not in found)


Way = tuple[tuple[Question, Answer], ...]


def _ways(question: Question, finder: Finder, so_far: Way) -> Iterator[Way]:
    """Every way through the questions, to a set or to where it goes no further."""
    for answer in question.answers:
        way = (*so_far, (question, answer))
        following = finder.questions.get(answer.next or "")
        if following is None and answer.next is not None:
            continue  # named already: there is no such question
        if following is None or any(asked is following for asked, _answer in way):
            yield way
        else:
            yield from _ways(following, finder, way)


def _faults_of_end(way: Way, set_id: str, finder: Finder, sets: Sets) -> Iterator[str]:
    if set_id not in sets:
        yield f"{way[-1][0].id}: không có bộ {set_id}"
        return
    asked = len(way) + len(list(checks_of(sets[set_id], finder)))
    if asked > finder.at_most:
        yield f"tới bộ {set_id} phải hỏi {asked} câu, nhiều hơn {finder.at_most}"


def weakness_breaches(fields: Fields, titles: Collection[str] | None) -> Iterator[Breach]:
    """Each weakness once, with a share of at most 1 and words that some criterion's title holds.

    titles  of all criteria; None where a criteria set cannot be read
    """
    try:
        advice = read_weaknesses(fields)
    except EditionError as error:
        yield of(error)
        return
    rules: tuple[Weakness | Effort, ...] = (*advice.weaknesses, *advice.efforts)
    for twice in met_twice(rule.id for rule in rules):
        yield Breach(fields.file, twice, "mã gặp hai lần")
    for weakness in advice.weaknesses:
        if not 0 < weakness.below <= 1:
            yield Breach(fields.file, weakness.id, "below phải lớn hơn 0, nhiều nhất là 1")
    for rule in rules:
        if not rule.title_contains:
            yield Breach(fields.file, rule.id, "thiếu title_contains")
        for words in rule.title_contains:
            if titles is not None and not any(holds_one_of([words], title) for title in titles):
                yield Breach(fields.file, rule.id, f"không tiêu chí nào có tên chứa {words!r}")
