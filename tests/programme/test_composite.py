"""Many sheets put together as one: by the option that most sheets reach, as advice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoaban.programme.composite import composite_sheet
from hoaban.programme.edition import Edition
from hoaban.programme.scoring import MissingAnswers, Sheet, star_of
from programme.any_law import an_edition_for_a_while, cases
from programme.given_law import a_criterion, a_heading, a_knock_out, a_set, an_edition, best_sheet, the_law

LAW = the_law()


def together(edition: Edition, *answers: dict[str, str | None]) -> dict[str, str | None]:
    return dict(composite_sheet([Sheet("THU-01", one) for one in answers], edition).answers)


def a_law(folder: Path, *criteria: dict[str, Any], **more: Any) -> Edition:
    return an_edition(folder, a_set(1, a_heading("X", "6", *criteria), a_criterion("Y", ["0", "4"]), **more))


def test_the_highest_option_that_more_than_half_reach_stands(tmp_path: Path) -> None:
    edition = a_law(tmp_path, a_criterion("1", ["0", "3", "6"]))

    found = together(edition, {"1": "c", "Y": "a"}, {"1": "a", "Y": "b"}, {"1": "b", "Y": "b"})

    assert found == {"1": "b", "Y": "b"}


def test_half_is_not_most_and_of_equal_points_the_earlier_stands(tmp_path: Path) -> None:
    edition = a_law(tmp_path, a_criterion("1", ["6", "3", "3"]))

    assert together(edition, {"1": "a", "Y": "b"}, {"1": "c", "Y": "a"}) == {"1": "c", "Y": "a"}
    assert together(edition, {"1": "c", "Y": "b"}, {"1": "b", "Y": "b"})["1"] == "b"


def test_in_a_tie_none_of_the_lines_stands_below_every_option(tmp_path: Path) -> None:
    edition = a_law(tmp_path, a_criterion("1", ["0", "6"]))

    assert together(edition, {"1": "a", "Y": "a"}, {"1": None, "Y": "a"})["1"] is None


def test_only_sheets_that_judge_a_criterion_weigh_there(tmp_path: Path) -> None:
    when = {"criterion": "1", "options": ["b"], "otherwise": "0"}
    edition = a_law(
        tmp_path, a_criterion("1", ["0", "1"]), a_criterion("2", ["0", "2", "5"], applies_when=when)
    )
    judges = {"1": "b", "2": "c", "Y": "a"}
    ignored = {"1": "a", "2": "a", "Y": "a"}

    assert together(edition, judges, ignored, ignored) == {"1": "a", "2": "c", "Y": "a"}
    assert together(edition, ignored, {"1": "a", "Y": "a"}) == ignored
    assert together(edition, {"1": "a", "Y": "a"}) == {"1": "a", "Y": "a"}


def test_what_excludes_is_kept_where_more_than_half_carry_a_knock_out() -> None:
    sheet = best_sheet()
    said = Sheet(sheet.criteria_set, sheet.answers, ["K2"])
    other = Sheet(sheet.criteria_set, sheet.answers, ["K1"])

    assert composite_sheet([said, other, sheet], LAW).knock_outs == ("K1", "K2")
    assert composite_sheet([said, sheet], LAW).knock_outs == ()


def test_a_knock_out_that_points_set_off_is_nobodys_word(tmp_path: Path) -> None:
    rule = {"criteria": ["1"], "points": "0"}
    edition = a_law(tmp_path, a_criterion("1", ["0", "6"]), knock_outs=[a_knock_out("K1", when_points=rule)])
    out = Sheet("THU-01", {"1": "a", "Y": "b"})

    found = composite_sheet([out, out], edition)

    assert found.knock_outs == ()
    assert star_of(found, edition).knocked_out


def test_without_sheets_and_with_one_that_leaves_something_open_there_is_none() -> None:
    with pytest.raises(ValueError, match="no sheets"):
        composite_sheet([], LAW)
    with pytest.raises(MissingAnswers):
        composite_sheet([best_sheet(), Sheet("QD26-01", {})], LAW)


@st.composite
def panels(draw: st.DrawFn) -> tuple[Edition, list[Sheet]]:
    """An invented set and up to five complete sheets of it."""
    criteria_set, changes, _asked = draw(cases())
    edition = an_edition_for_a_while(criteria_set, **changes)
    criteria = edition.criteria_set("THU-01").criteria
    answers = st.fixed_dictionaries(
        {c.id: st.sampled_from([None, *(option.id for option in c.options)]) for c in criteria}
    )
    one = st.builds(Sheet, st.just("THU-01"), answers, st.sampled_from([(), (), ("K0",)]))
    return edition, draw(st.lists(one, min_size=1, max_size=5))


quickly = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@given(panels())
@quickly
def test_one_sheet_is_its_own_composite(panel: tuple[Edition, list[Sheet]]) -> None:
    edition, sheets = panel

    assert composite_sheet(sheets[:1], edition) == sheets[0]
    assert composite_sheet([sheets[0]] * 4, edition) == sheets[0]


@given(panels(), st.randoms(use_true_random=False))
@quickly
def test_the_order_of_the_sheets_does_not_matter(panel: tuple[Edition, list[Sheet]], chance: Any) -> None:
    edition, sheets = panel
    mixed = list(sheets)
    chance.shuffle(mixed)

    assert composite_sheet(mixed, edition) == composite_sheet(sheets, edition)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=7))
@quickly
def test_it_reaches_an_option_exactly_where_more_than_half_of_the_sheets_do(places: list[int]) -> None:
    criterion = max(LAW.criteria_set("QD26-01").criteria, key=lambda one: len(one.options))
    order = sorted(criterion.options, key=lambda option: option.points)
    chosen = [order[min(place, len(order) - 1)] for place in places]
    sheets = [Sheet("QD26-01", {**best_sheet().answers, criterion.id: option.id}) for option in chosen]

    found = composite_sheet(sheets, LAW).answers[criterion.id]

    points = {option.id: option.points for option in order}
    for option in order:
        reached = sum(one.points >= option.points for one in chosen)
        assert (points[str(found)] >= option.points) == (2 * reached > len(sheets))


@given(panels())
@quickly
def test_a_composite_can_be_scored_and_holds_nothing_that_no_sheet_says(
    panel: tuple[Edition, list[Sheet]],
) -> None:
    edition, sheets = panel

    found = composite_sheet(sheets, edition)

    assert star_of(found, edition).missing == ()
    for criterion, answer in found.answers.items():
        assert answer in {sheet.answers[criterion] for sheet in sheets}
