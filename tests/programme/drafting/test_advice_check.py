"""The advice beside an edition: what is at fault in finder.yaml and weaknesses.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hoaban.programme.drafting.advice_check import finder_breaches, weakness_breaches
from hoaban.programme.drafting.check import check_edition
from hoaban.programme.finder import FINDER_FILE
from hoaban.programme.provisions.fields import Fields
from hoaban.programme.weaknesses import WEAKNESSES_FILE
from programme.given_law import a_criterion, a_heading, a_set, write, write_edition

Map = dict[str, Any]
SETS = {"A": ["Bị loại nếu đục"], "B": []}


def an_answer(ident: str, **more: Any) -> Map:
    return {"id": ident, "text": ident, "examples": ["ví dụ"], **more}


def a_question(ident: str, *answers: Map, **more: Any) -> Map:
    return {"id": ident, "text": ident, "answers": list(answers), **more}


def a_finder(*questions: Map, checks: list[Map] | None = None, **more: Any) -> Map:
    return {"at_most": 2, "first": "q", "questions": list(questions), "checks": checks or [], **more}


A, B = an_answer("a", set="A"), an_answer("b", set="B")
CHECK = a_question(
    "c", an_answer("no"), an_answer("yes", excludes=True, advice="Lọc."), knock_out_contains=["đục"]
)
GOOD = a_finder(a_question("q", A, B), checks=[CHECK])


def faults(finder: Map, sets: Any = SETS) -> list[tuple[str, str]]:
    return [(one.item, one.what) for one in finder_breaches(Fields("finder.yaml", "", finder), sets)]


def test_good_questions_have_no_breach() -> None:
    assert faults(GOOD) == []
    assert faults(GOOD, None) == []


@pytest.mark.parametrize(
    ("finder", "item", "what"),
    [
        ({"first": "q"}, "at_most", "thiếu"),
        (a_finder(a_question("q", A)), "questions", "không tới được bộ B"),
        (a_finder(a_question("q", A, B, an_answer("x", set="C"))), "questions", "q: không có bộ C"),
        (a_finder(a_question("q", A, B), at_most=0), "questions", "tới bộ A phải hỏi 1 câu, nhiều hơn 0"),
        (a_finder(a_question("q", A, {**B, "examples": []})), "q", "b: thiếu ví dụ"),
        (a_finder(a_question("q", A, B), first="p"), "first", "không có câu hỏi p"),
        (a_finder(a_question("q", A, B), a_question("q", A, B)), "questions", "mã câu hỏi q gặp hai lần"),
        (a_finder(a_question("q", A, B, A)), "q", "mã câu trả lời a gặp hai lần"),
        (a_finder(a_question("q", A, B, an_answer("n", next="p"))), "q", "n: không có câu hỏi p"),
        (a_finder(a_question("q", A, B, an_answer("n"))), "q", "n: phải có đúng một trong next và set"),
        (a_finder(a_question("q", A, B, an_answer("n", next="q"))), "questions", "q, n: hỏi vòng quanh"),
        (a_finder(a_question("q", A, B), a_question("p", A)), "questions", "không tới được câu hỏi p"),
        (a_finder(a_question("q", A, B), a_question("p")), "p", "không có câu trả lời nào"),
        (a_finder(a_question("q", A, B), checks=[{**CHECK, "knock_out_contains": []}]), "c",
         "thiếu knock_out_contains"),
        (a_finder(a_question("q", A, B), checks=[{**CHECK, "answers": [A]}]), "c",
         "câu trả lời của checks không có next, set"),
        (a_finder(a_question("q", A, B), checks=[{**CHECK, "answers": [an_answer("y", excludes=True)]}]), "c",
         "y: thiếu advice"),
    ],
)  # fmt: skip
def test_each_fault_of_the_questions_is_named(finder: Map, item: str, what: str) -> None:
    assert (item, what) in faults(finder)


def test_checks_count_among_the_questions() -> None:
    deep = a_finder(
        a_question("q", an_answer("p", next="p")), a_question("p", A, B), checks=[CHECK], at_most=2
    )

    assert faults(deep) == [("questions", "tới bộ A phải hỏi 3 câu, nhiều hơn 2")]
    assert faults({**deep, "at_most": 3}) == []


# --- weaknesses ---

RULE = {"id": "w", "name": "Yếu", "first": "Làm", "title_contains": ["bao bì"], "below": "0.5"}
EFFORT = {"id": "e", "title_contains": ["Bao bì"], "effort": "3"}


def weak_faults(
    *rules: Map, efforts: tuple[Map, ...] = (), titles: Any = ("Bao bì",)
) -> list[tuple[str, str]]:
    fields = Fields("weaknesses.yaml", "", {"weaknesses": list(rules), "efforts": list(efforts)})
    return [(one.item, one.what) for one in weakness_breaches(fields, titles)]


def test_good_rules_have_no_breach() -> None:
    assert weak_faults(RULE, efforts=(EFFORT,)) == []
    assert weak_faults({**RULE, "title_contains": ["khác"]}, titles=None) == []


@pytest.mark.parametrize(
    ("rule", "item", "what"),
    [
        ({"id": "w"}, "w", "name: thiếu"),
        ({**RULE, "below": "0"}, "w", "below phải lớn hơn 0, nhiều nhất là 1"),
        ({**RULE, "below": "1.5"}, "w", "below phải lớn hơn 0, nhiều nhất là 1"),
        ({**RULE, "title_contains": []}, "w", "thiếu title_contains"),
        ({**RULE, "title_contains": ["khác"]}, "w", "không tiêu chí nào có tên chứa 'khác'"),
        ({**RULE, "id": "e"}, "e", "mã gặp hai lần"),
    ],
)
def test_each_fault_of_the_rules_is_named(rule: Map, item: str, what: str) -> None:
    assert (item, what) in weak_faults(rule, efforts=(EFFORT,))


# --- in an edition ---


def an_edition_with(folder: Path, **files: Map) -> Path:
    one = a_set(
        1,
        a_heading("X", "6", a_criterion("1", ["0", "6"])),
        a_heading("Y", "4", a_criterion("2", ["4"])),
        knock_outs=[{"id": "K1", "text": "Bị loại nếu đục", "source": "Phụ lục"}],
    )
    write_edition(folder, [one])
    for name, document in files.items():
        write(folder, f"{name}.yaml", document)
    return folder


def test_an_edition_without_advice_has_no_breach_and_no_remark_for_it(tmp_path: Path) -> None:
    report = check_edition(an_edition_with(tmp_path))

    assert not [breach for breach in report.breaches if breach.file in (FINDER_FILE, WEAKNESSES_FILE)]
    assert not [remark for remark in report.remarks if "finder" in remark or "weakness" in remark]


def test_the_advice_of_an_edition_is_held_against_its_sets(tmp_path: Path) -> None:
    finder = a_finder(a_question("q", an_answer("a", set="THU-02")))
    folder = an_edition_with(tmp_path, finder=finder, weaknesses={"weaknesses": [RULE]})

    found = {(breach.file, breach.what) for breach in check_edition(folder).breaches}

    assert ("finder.yaml", "q: không có bộ THU-02") in found
    assert ("finder.yaml", "không tới được bộ THU-01") in found
    assert ("weaknesses.yaml", "không tiêu chí nào có tên chứa 'bao bì'") in found


def test_of_sets_that_cannot_be_read_the_advice_is_not_accused(tmp_path: Path) -> None:
    finder = a_finder(a_question("q", an_answer("a", set="THU-02")))
    folder = an_edition_with(tmp_path, finder=finder, weaknesses={"weaknesses": [RULE]})
    (folder / "criteria" / "02.yaml").write_text("{", encoding="utf-8")

    files = {breach.file for breach in check_edition(folder).breaches}

    assert "criteria/02.yaml" in files
    assert not {"finder.yaml", "weaknesses.yaml"} & files
