"""Weaknesses named from a sheet, and how hard an answer is to raise."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hoaban.programme.scoring import Sheet
from hoaban.programme.weaknesses import efforts_of, known_weaknesses, weaknesses_of
from programme.given_law import a_criterion, a_heading, a_set, an_edition, best_sheet, the_law, write

LAW = the_law()


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any sheet of the law, also one not finished."""
    criteria_set = LAW.criteria_set(draw(st.sampled_from(sorted(LAW.sets))))
    answers = {
        criterion.id: draw(st.sampled_from([None, *(option.id for option in criterion.options)]))
        for criterion in criteria_set.criteria
        if draw(st.integers(0, 9))
    }
    return Sheet(criteria_set.id, answers)


def shown(sheet: Sheet) -> set[tuple[str, str]]:
    return {(str(why["weakness"]), str(why["criterion"])) for why in weaknesses_of(sheet, LAW)}


@given(sheets(), st.data())
def test_a_better_answer_never_adds_a_weakness(sheet: Sheet, data: st.DataObject) -> None:
    criteria = LAW.criteria_set(sheet.criteria_set).criteria
    criterion = data.draw(st.sampled_from([c for c in criteria if c.id in sheet.answers] or criteria[:1]))
    has = sheet.answers.get(criterion.id)
    now = criterion.option(has).points if has else Decimal(0)
    better = data.draw(st.sampled_from([o.id for o in criterion.options if o.points >= now]))
    if criterion.id not in sheet.answers:
        return

    raised = Sheet(sheet.criteria_set, {**sheet.answers, criterion.id: better})

    assert shown(raised) <= shown(sheet)


@given(sheets())
def test_every_weakness_stands_at_an_answer_with_its_source(sheet: Sheet) -> None:
    criteria_set = LAW.criteria_set(sheet.criteria_set)

    for why in weaknesses_of(sheet, LAW):
        criterion = criteria_set.criterion(str(why["criterion"]))
        weakness = next(one for one in known_weaknesses(LAW) if one.id == why["weakness"])

        assert why.code == "weakness"
        assert why["has"] == sheet.answers[criterion.id]
        assert why.source == LAW.source_of(criteria_set, criterion.id)
        assert Decimal(str(why["points"])) < weakness.below * Decimal(str(why["max"]))


def test_the_best_sheet_shows_none_and_the_worst_shows_them_all() -> None:
    worst: dict[str, str | None] = dict.fromkeys(best_sheet().answers)

    assert weaknesses_of(best_sheet(), LAW) == ()
    assert {weakness for weakness, _ in shown(Sheet(best_sheet().criteria_set, worst))} == {
        weakness.id for weakness in known_weaknesses(LAW)
    }


def test_the_law_has_the_ten_of_the_article_each_with_a_first_measure_in_both_languages() -> None:
    weaknesses = known_weaknesses(LAW)

    assert len(weaknesses) == 10
    assert all(one.name and one.first and one.name_en and one.first_en for one in weaknesses)


def test_plain_packaging_is_told_in_the_words_of_the_sheet() -> None:
    (why,) = weaknesses_of(best_sheet(_2_2="b"), LAW)

    assert (why["weakness"], why["criterion"], why["has"], why["points"], why["max"]) == (
        "plain-packaging", "2.2", "b", "1", "3",
    )  # fmt: skip


def test_an_open_criterion_shows_nothing_yet() -> None:
    answers = {criterion: option for criterion, option in best_sheet().answers.items() if criterion != "2.2"}

    assert weaknesses_of(Sheet(best_sheet().criteria_set, answers), LAW) == ()


def test_what_is_not_judged_shows_nothing(tmp_path: Path) -> None:
    when = {"criterion": "1", "options": ["b"], "otherwise": "0"}
    one = a_set(
        1, a_heading("X", "10", a_criterion("1", ["0", "6"]), a_criterion("2", ["0", "4"], applies_when=when))
    )
    rule = {"id": "w", "name": "Yếu", "first": "Làm", "title_contains": ["tiêu chí 2"], "below": "0.5"}
    write(tmp_path, "weaknesses.yaml", {"weaknesses": [rule]})
    edition = an_edition(tmp_path, one)

    def found(first: str) -> list[object]:
        return [why["criterion"] for why in weaknesses_of(Sheet("THU-01", {"1": first, "2": "a"}), edition)]

    assert found("a") == []
    assert found("b") == ["2"]
    assert efforts_of(edition.criteria_set("THU-01"), edition) == {}


def test_an_edition_without_the_file_knows_no_weakness(tmp_path: Path) -> None:
    edition = an_edition(tmp_path, a_set(1, a_heading("X", "10", a_criterion("1", ["0", "10"]))))

    assert known_weaknesses(edition) == ()
    assert weaknesses_of(Sheet("THU-01", {"1": "a"}), edition) == ()


def test_who_represents_the_producer_is_the_hardest_to_raise() -> None:
    for criteria_set in LAW.sets.values():
        efforts = efforts_of(criteria_set, LAW)

        assert efforts["3.2"] == max(efforts.values())
        assert "3.3" not in efforts, "what nothing is said of costs 1"
