"""The cheapest way to a star: worked cases, and the same answer as trying every way."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal
from pathlib import Path as Folder
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoaban.programme.edition import Edition
from hoaban.programme.path import Path, cheapest_path
from hoaban.programme.provisions.criteria import Criterion
from hoaban.programme.scoring import MissingAnswers, Sheet, star_of
from programme.any_law import an_edition_for_a_while, cases
from programme.given_law import (
    a_band,
    a_criterion,
    a_heading,
    a_knock_out,
    a_set,
    an_edition,
    best_sheet,
    the_law,
)

LAW = the_law()


def way(sheet: Sheet, target: int, edition: Edition = LAW, **costs: str) -> Path:
    named = {ident.lstrip("_").replace("_", "."): Decimal(cost) for ident, cost in costs.items()}
    return cheapest_path(sheet, target, named, edition)


# --- worked cases ---


def test_already_there_costs_nothing_and_changes_nothing() -> None:
    path = way(best_sheet(_1_1="a"), 5)

    assert (path.cost, path.plan, path.total, path.reachable) == (0, {}, 98, True)


def test_one_gate_in_the_way_is_mended_place_by_place() -> None:
    path = way(best_sheet(_1_5="a"), 5)

    assert (path.cost, path.plan, path.total) == (3, {"1.5": "d"}, 100)


def test_none_of_the_lines_stands_one_place_below_the_lowest() -> None:
    assert way(best_sheet(_1_5=None), 4).plan == {"1.5": "c"}
    assert way(best_sheet(_1_5=None), 4).cost == 3


def test_a_knock_out_that_people_say_is_never_mended() -> None:
    sheet = best_sheet()
    path = way(Sheet(sheet.criteria_set, sheet.answers, ["K1"]), 3)

    assert (path.reachable, path.why, path.cost, path.plan, path.total) == (
        False,
        "knocked-out",
        None,
        {},
        100,
    )


def test_a_knock_out_by_points_is_mended_by_the_plan() -> None:
    path = way(best_sheet("QD26-16", _6_1="a", _6_2=None), 4)

    assert path.reachable
    assert set(path.plan) >= {"6.1", "6.2"}


def test_a_sheet_with_open_answers_is_refused() -> None:
    with pytest.raises(MissingAnswers):
        way(Sheet("QD26-01", {}), 3)


def test_a_step_that_costs_nothing_is_taken_for_the_higher_total_but_not_when_already_there() -> None:
    path = way(best_sheet(_1_5="b", _1_1="a"), 4, _1_1="0")

    assert (path.cost, path.plan, path.total) == (1, {"1.1": "c", "1.5": "c"}, 99)
    assert way(best_sheet(_1_1="a"), 4, _1_1="0").plan == {}


def test_the_price_of_a_step_turns_the_plan() -> None:
    answers = dict.fromkeys((c.id for c in LAW.criteria_set("QD26-01").criteria), "a")
    cheap = way(Sheet("QD26-01", answers), 2)
    dear = way(Sheet("QD26-01", answers), 2, **{f"_{ident.replace('.', '_')}": "9.5" for ident in cheap.plan})

    assert not set(cheap.plan) & set(dear.plan)
    assert dear.cost is not None
    assert cheap.cost is not None
    assert dear.cost >= cheap.cost


def test_every_star_can_be_reached_from_nothing_in_every_set() -> None:
    for set_id, criteria_set in LAW.sets.items():
        nothing = Sheet(set_id, dict.fromkeys((c.id for c in criteria_set.criteria), None))
        for target in (2, 3, 4, 5):
            path = way(nothing, target)
            assert path.reachable
            assert star_of(Sheet(set_id, {**nothing.answers, **path.plan}), LAW).star >= target


def test_a_way_is_found_in_a_fifth_of_a_second() -> None:
    nothing = Sheet("QD26-13", dict.fromkeys((c.id for c in LAW.criteria_set("QD26-13").criteria), None))
    way(nothing, 5)

    began = time.perf_counter()
    for target in (3, 4, 5):
        way(nothing, target, _1_1="0.37", _2_2="1.25", _4_1="3.5")

    assert time.perf_counter() - began < 3 * 0.2


def a_choice(tmp_path: Folder, *criteria: dict[str, Any], **changes: Any) -> Edition:
    """Enough for 4 stars from 7 points, 5 for 3 stars."""
    one = a_set(1, a_heading("X", "6", *criteria), a_criterion("Y", ["0", "4"]), **changes.pop("set", {}))
    return an_edition(tmp_path, one, **changes)


def test_of_equal_costs_the_highest_total_wins_then_the_earlier_option_at_the_first_difference(
    tmp_path: Folder,
) -> None:
    edition = a_choice(tmp_path, *(a_criterion(ident, ["0", "1", "2"]) for ident in "123"))
    sheet = Sheet("THU-01", {"1": "a", "2": "a", "3": "a", "Y": "a"})

    assert way(sheet, 2, edition).plan == {"Y": "b"}  # 4 points for one step
    assert way(sheet, 2, edition, Y="9").plan == {"2": "b", "3": "c"}  # 3 points; 1 stays as it is
    assert way(sheet, 3, edition).plan == {"3": "b", "Y": "b"}


def test_equal_options_stand_in_file_order_and_each_is_a_place(tmp_path: Folder) -> None:
    edition = a_choice(tmp_path, a_criterion("1", ["0", "3", "3", "6"]))

    assert way(Sheet("THU-01", {"1": "b", "Y": "a"}), 3, edition, Y="9").cost == 2
    assert way(Sheet("THU-01", {"1": "c", "Y": "a"}), 3, edition, Y="9").cost == 1


def test_options_are_climbed_in_the_order_of_points_variants_not_kept_apart(tmp_path: Folder) -> None:
    edition = a_choice(tmp_path, a_criterion("1", ["1", "6", "2", "6"]))

    assert way(Sheet("THU-01", {"1": "c", "Y": "a"}), 3, edition, Y="9").plan == {"1": "b"}


def hanging(tmp_path: Folder) -> Edition:
    when = {"criterion": "1", "options": ["b"], "otherwise": "1"}
    first = a_criterion("1", ["0", "0", "0"])
    return a_choice(tmp_path, first, a_criterion("2", ["0", "2", "6"], {4: "c"}, applies_when=when))


def test_an_ignored_answer_counts_again_once_its_criterion_applies(tmp_path: Folder) -> None:
    edition = hanging(tmp_path)

    path = way(Sheet("THU-01", {"1": "a", "2": "c", "Y": "a"}), 3, edition, Y="9")

    assert (path.plan, path.total, path.cost) == ({"1": "b"}, 6, 1)


def test_where_there_is_no_ignored_answer_it_stands_as_none_of_the_lines(tmp_path: Folder) -> None:
    path = way(Sheet("THU-01", {"1": "a", "Y": "a"}), 3, hanging(tmp_path), Y="9")

    assert (path.plan, path.cost) == ({"1": "b", "2": "c"}, 4)


def test_a_gate_that_does_not_bind_may_be_left_behind(tmp_path: Folder) -> None:
    when = {"criterion": "1", "options": ["a"], "otherwise": "6"}
    edition = a_choice(
        tmp_path, a_criterion("1", ["0", "0"]), a_criterion("2", ["0", "6"], {3: "b"}, applies_when=when)
    )
    path = way(Sheet("THU-01", {"1": "a", "2": None, "Y": "b"}), 4, edition)

    assert (path.plan, path.total) == ({"1": "b"}, 10)


def test_what_cannot_be_had_says_so_with_the_sheet_s_own_total(tmp_path: Folder) -> None:
    top = a_choice(tmp_path, a_criterion("1", ["1", "2"]))
    path = way(Sheet("THU-01", {"1": "a", "Y": "a"}), 4, top)

    assert (path.why, path.cost, path.total) == ("out-of-reach", None, 1)


def test_a_knock_out_that_every_answer_sets_off_is_out_of_reach(tmp_path: Folder) -> None:
    rule = {"criteria": ["Y"], "points": "4"}
    edition = a_choice(
        tmp_path, a_criterion("1", ["0", "6"]), set={"knock_outs": [a_knock_out("K1", when_points=rule)]}
    )

    assert way(Sheet("THU-01", {"1": "a", "Y": "b"}), 3, edition).why == "out-of-reach"
    assert way(Sheet("THU-01", {"1": "a", "Y": "a"}), 3, edition).plan == {"1": "b"}


def test_bands_with_a_gap_are_taken_as_they_are_written(tmp_path: Folder) -> None:
    bands = [a_band(2, "5", "7"), a_band(1, "0", "5")]
    edition = a_choice(tmp_path, a_criterion("1", ["0", "2", "6"]), star_bands=bands, gates={})

    path = way(Sheet("THU-01", {"1": "a", "Y": "a"}), 2, edition, Y="0")

    assert (path.plan, path.total) == ({"1": "b", "Y": "b"}, 6)


# --- the same as trying every way ---


def places(criterion: Criterion) -> list[str | None]:
    ordered = sorted(criterion.options, key=lambda option: option.points)
    return [None, *(option.id for option in ordered)]


def by_brute_force(sheet: Sheet, target: int, costs: dict[str, Decimal], edition: Edition) -> Path:
    """Try every plan there is."""
    now = star_of(sheet, edition)
    if now.star >= target:
        return Path(target, Decimal(0), {}, now.total, None)
    criteria = edition.criteria_set(sheet.criteria_set).criteria
    start = [places(c).index(sheet.answers.get(c.id)) for c in criteria]
    if sheet.knock_outs:
        return Path(target, None, {}, now.total, "knocked-out")
    found = []
    for chosen in itertools.product(
        *(range(low, len(places(c))) for c, low in zip(criteria, start, strict=True))
    ):
        answers = {c.id: places(c)[place] for c, place in zip(criteria, chosen, strict=True)}
        result = star_of(Sheet(sheet.criteria_set, answers), edition)
        if result.star >= target:
            steps = zip(criteria, start, chosen, strict=True)
            cost = sum((costs.get(c.id, Decimal(1)) * (to - low) for c, low, to in steps), Decimal(0))
            found.append((cost, -result.total, chosen))
    if not found:
        return Path(target, None, {}, now.total, "out-of-reach")
    cost, minus_total, chosen = min(found)
    raised = [(c, to) for c, low, to in zip(criteria, start, chosen, strict=True) if to > low]
    return Path(target, cost, {c.id: str(places(c)[to]) for c, to in raised}, -minus_total, None)


@given(cases())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_way_equals_brute_force(case: tuple[Any, Any, Any]) -> None:
    criteria_set, changes, asked = case
    edition = an_edition_for_a_while(criteria_set, **changes)
    sheet = Sheet("THU-01", asked["answers"], asked["knock_outs"])
    costs = {ident: Decimal(cost) for ident, cost in asked["costs"].items()}

    found = cheapest_path(sheet, asked["target"], costs, edition)

    assert found == by_brute_force(sheet, asked["target"], costs, edition)


@given(st.sampled_from(list(LAW.sets)), st.integers(2, 5), st.data())
@settings(max_examples=100, deadline=None)
def test_a_plan_gives_what_it_says_in_the_law_as_it_ships(
    set_id: str, target: int, data: st.DataObject
) -> None:
    drawn = {
        c.id: data.draw(st.sampled_from([None, *(o.id for o in c.options)]))
        for c in LAW.criteria_set(set_id).criteria
    }
    path = way(Sheet(set_id, drawn), target)

    result = star_of(Sheet(set_id, {**drawn, **path.plan}), LAW)

    assert path.reachable
    assert result.star >= target
    assert result.total == path.total
