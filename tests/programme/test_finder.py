"""Questions that find a set: every way ends at one, and every set is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hoaban.programme.finder import Finding, Question, find_set, finder_of
from programme.given_law import a_criterion, a_heading, a_knock_out, a_set, an_edition, the_law, write

LAW = the_law()
FINDER = finder_of(LAW)
assert FINDER is not None


def found(*answers: str) -> Finding:
    finding = find_set(answers, LAW)
    assert finding is not None
    return finding


def every_way(so_far: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """All sequences of answers to the end, by asking."""
    question = found(*so_far).question
    if question is None:
        yield so_far
        return
    for answer in question.answers:
        yield from every_way((*so_far, answer.id))


WAYS = list(every_way())


def test_all_sets_of_the_law_are_found_by_five_questions_at_most() -> None:
    sets = {finding.criteria_set.id for way in WAYS if (finding := found(*way)).criteria_set}

    assert sets == set(LAW.sets)
    assert max(map(len, WAYS)) <= found().at_most == 5


@given(st.sampled_from(WAYS))
def test_every_way_ends_at_one_set_and_says_how(way: tuple[str, ...]) -> None:
    finding = found(*way)

    assert finding.criteria_set is not None
    assert [answer.id for _question, answer in finding.given] == list(way)
    assert all(answer.examples for _question, answer in finding.given)
    assert bool(finding.excluded) == bool(finding.advice)
    assert all(finding.criteria_set.id == found(*way[:n]).criteria_set.id for n in _known(way))


def _known(way: tuple[str, ...]) -> list[int]:
    """From how many answers on the set is known."""
    return [n for n in range(len(way) + 1) if found(*way[:n]).criteria_set]


@given(st.sampled_from(WAYS), st.text(max_size=5))
def test_what_comes_after_the_end_or_is_not_an_answer_changes_nothing(
    way: tuple[str, ...], more: str
) -> None:
    assert found(*way, more) == found(*way)


def test_the_first_question_is_asked_of_who_has_said_nothing() -> None:
    finding = found()

    assert finding.question == FINDER.questions["gate"]
    assert finding.criteria_set is None
    assert (finding.given, finding.excluded) == ((), ())


def test_an_answer_that_its_question_does_not_know_is_asked_again() -> None:
    finding = found("raw", "khong-co", "honey")

    assert finding.question == FINDER.questions["raw"]
    assert [answer.id for _question, answer in finding.given] == ["raw"]
    assert FINDER.questions["raw"].answer("khong-co") is None


def test_a_common_product_is_excluded_by_its_own_answer() -> None:
    finding = found("raw", "grain", "common")

    assert finding.question is None
    assert [(reason["knock_out"], reason["check"]) for reason in finding.excluded] == [("K2", "distinct")]
    assert finding.excluded[0].source == LAW.criteria_set("QD26-03").knock_outs[1].source
    assert finding.advice[0].advice.startswith("Chưa nên làm hồ sơ.")


def test_only_the_checks_that_a_knock_out_asks_for_are_asked() -> None:
    def checks_after(*way: str) -> list[str]:
        question = found(*way).question
        following = checks_after(*way, question.answers[0].id) if question else []
        return [question.id, *following] if question else []

    assert checks_after("raw", "honey") == ["distinct"]
    assert checks_after("processed", "from-meat") == ["imported", "own"]
    assert checks_after("tourism") == []


def test_capitals_do_not_matter_to_a_check() -> None:
    check = Question("c", "?", "", "", "", (), ("Nhập Khẩu",))

    assert check.asked_of("toàn bộ nhập khẩu")
    assert not check.asked_of("giả mạo hồ sơ")


def test_an_edition_without_questions_finds_nothing(tmp_path: Path) -> None:
    edition = an_edition(tmp_path, a_set(1, a_heading("X", "10", a_criterion("1", ["10"]))))

    assert finder_of(edition) is None
    assert find_set(["a"], edition) is None


def test_an_edition_invented_here_is_asked_with_no_change_of_code(tmp_path: Path) -> None:
    one = a_set(
        1,
        a_heading("X", "10", a_criterion("1", ["10"])),
        knock_outs=[a_knock_out("K1", text="Bị loại nếu đục"), a_knock_out("K2", text="Khác")],
    )
    to_one, excluding = {"set": "THU-01"}, {"excludes": True, "advice": "Lọc."}
    write(
        tmp_path,
        "finder.yaml",
        {
            "at_most": 2,
            "first": "q",
            "questions": [
                {"id": "q", "text": "Gì?", "answers": [{"id": "a", "text": "A", "examples": ["á"], **to_one}]}
            ],
            "checks": [
                {
                    "id": "c", "text": "Đục?", "knock_out_contains": ["ĐỤC"],
                    "answers": [{"id": "yes", "text": "Đục", "examples": ["đ"], **excluding}],
                }
            ],
        },
    )  # fmt: skip
    edition = an_edition(tmp_path, one)

    finding = find_set(["a", "yes"], edition)

    assert finding is not None
    assert finding.criteria_set == edition.criteria_set("THU-01")
    assert [reason["knock_out"] for reason in finding.excluded] == ["K1"]
