"""One sheet: points, bands, gates, knock-outs, conditions; in the law as it ships and in invented ones."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoaban.programme.edition import Edition
from hoaban.programme.provisions.fields import EditionError
from hoaban.programme.reasons import Reason
from hoaban.programme.scoring import (
    MissingAnswers,
    NoSuchSet,
    Sheet,
    StarResult,
    UnknownCriterion,
    UnknownKnockOut,
    UnknownOption,
    rules_for,
    star_of,
    star_so_far,
)
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
SETS = list(LAW.sets)


def answers_of(set_id: str) -> st.SearchStrategy[dict[str, str | None]]:
    """Any complete sheet of a set."""
    criteria = LAW.criteria_set(set_id).criteria
    return st.fixed_dictionaries(
        {c.id: st.sampled_from([None, *(option.id for option in c.options)]) for c in criteria}
    )


sheets = st.sampled_from(SETS).flatmap(lambda set_id: answers_of(set_id).map(lambda a: Sheet(set_id, a)))


# --- the law as it ships ---


@pytest.mark.parametrize("set_id", SETS)
def test_full_points_are_100_and_five_stars(set_id: str) -> None:
    result = star_of(best_sheet(set_id), LAW)

    assert result.total == 100
    assert {part: str(points) for part, points in result.parts.items()} == {"A": "40", "B": "25", "C": "35"}
    assert (result.band, result.star, result.limits, result.knocked_out) == (5, 5, (), False)


@pytest.mark.parametrize("set_id", SETS)
def test_none_of_the_lines_anywhere_is_nought_points_and_one_star_or_out(set_id: str) -> None:
    nothing = dict.fromkeys((c.id for c in LAW.criteria_set(set_id).criteria), None)

    result = star_of(Sheet(set_id, nothing), LAW)

    assert result.total == 0
    assert result.band == 1
    assert result.star == (0 if set_id == "QD26-16" else 1)  # 0 points at 6.1 stop the assessment there


def test_a_missed_gate_of_five_stars_leaves_four_and_says_why() -> None:
    result = star_of(best_sheet(_1_5="c"), LAW)

    assert (result.band, result.star) == (5, 4)
    assert result.limits == (
        Reason(
            "gate",
            star=5,
            criterion="1.5",
            has="c",
            needs="d",
            source="QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1, 1.5",
        ),
    )


def test_gates_are_cumulative_and_a_missed_gate_of_three_stars_leaves_two() -> None:
    result = star_of(best_sheet(_2_2="b"), LAW)

    assert (result.band, result.star) == (5, 2)
    assert [(limit["star"], limit["criterion"]) for limit in result.limits] == [(3, "2.2")]


def test_limits_stand_in_the_order_of_criteria_then_of_stars() -> None:
    result = star_of(best_sheet(_1_5=None, _4_1=None), LAW)

    assert [(limit["criterion"], limit["star"], limit["has"]) for limit in result.limits] == [
        ("1.5", 4, None), ("1.5", 5, None), ("4.1", 3, None), ("4.1", 4, None), ("4.1", 5, None),
    ]  # fmt: skip


def test_a_gate_is_met_by_another_option_with_as_many_points() -> None:
    # set 7: 3.1 a and b both have 1 point; set 11's 1.1: the gate stands on b
    result = star_of(best_sheet("QD26-23", _6_2="b"), LAW)

    assert all(limit["criterion"] != "6.2" or limit["star"] != 3 for limit in result.limits)


def test_none_of_the_lines_meets_no_gate_not_even_one_on_the_lowest_line() -> None:
    result = star_of(best_sheet("QD26-16", _1_1=None), LAW)

    assert [(limit["criterion"], limit["star"], limit["has"], limit["needs"]) for limit in result.limits] == [
        ("1.1", 3, None, "a")
    ]


def test_a_knock_out_that_people_say_leaves_no_star_and_all_unmet_gates() -> None:
    sheet = best_sheet(_1_5="c")

    result = star_of(Sheet(sheet.criteria_set, sheet.answers, ["K1"]), LAW)

    assert (result.band, result.star, result.knocked_out, result.knock_outs) == (5, 0, True, ("K1",))
    assert [limit["criterion"] for limit in result.limits] == ["1.5"]


@pytest.mark.parametrize("answer", ["a", None])
def test_nought_points_at_a_test_of_set_16_stop_the_assessment_by_themselves(answer: str | None) -> None:
    result = star_of(best_sheet("QD26-16", _6_3=answer), LAW)

    assert (result.star, result.knock_outs) == (0, ("K2",))


def test_without_a_story_its_structure_is_not_judged() -> None:
    sheet = best_sheet(_5_1="a")
    answers = {ident: answer for ident, answer in sheet.answers.items() if ident != "5.2"}

    unanswered = star_of(Sheet("QD26-01", answers), LAW)
    answered = star_of(sheet, LAW)

    assert unanswered.total == answered.total == Decimal(93)
    assert unanswered.missing == ()


def test_the_option_of_an_answer_that_does_not_count_must_still_exist() -> None:
    with pytest.raises(UnknownOption) as refused:
        star_of(best_sheet(_5_1="a", _5_2="z"), LAW)

    assert refused.value.names == ("5.2",)


@pytest.mark.parametrize(
    ("sheet", "error", "names"),
    [
        (Sheet("QD26-99", {}), NoSuchSet, ("QD26-99",)),
        (Sheet("QD26-01", {"z": "a", "A": "a", "1.1": "q"}), UnknownCriterion, ("z", "A")),
        (Sheet("QD26-01", {"4.1": "q", "1.2": "", "1.1": "a"}, ["K9"]), UnknownOption, ("1.2", "4.1")),
        (Sheet("QD26-01", {"1.1": "a"}, ["K9", "K1", "K8", "K9"]), UnknownKnockOut, ("K9", "K8")),
    ],
)
def test_what_is_unknown_is_named_in_full_and_in_order(
    sheet: Sheet, error: type[Exception], names: tuple[str, ...]
) -> None:
    with pytest.raises(error) as refused:
        star_of(sheet, LAW)

    assert refused.value.names == names  # type: ignore[attr-defined]


def test_missing_answers_are_named_in_the_order_of_the_set() -> None:
    sheet = best_sheet()
    answers = {ident: sheet.answers[ident] for ident in sheet.answers if ident not in ("12", "1.1", "5.1")}

    with pytest.raises(MissingAnswers) as refused:
        star_of(Sheet("QD26-01", answers), LAW)

    # 5.2 hangs on 5.1: while that is open it counts as missing too, though it is answered
    assert refused.value.names == ("1.1", "5.1", "5.2", "12")


def test_a_sheet_so_far_earns_nothing_where_it_is_open_and_is_not_knocked_out_by_that() -> None:
    sheet = best_sheet("QD26-16")
    answers = {ident: answer for ident, answer in sheet.answers.items() if ident not in ("6.1", "5.1")}

    result = star_so_far(Sheet("QD26-16", answers), LAW)

    assert result.missing == ("5.1", "5.2", "6.1")
    assert result.knock_outs == ()
    assert {(limit["criterion"], limit["has"]) for limit in result.limits} >= {("5.1", None)}


@given(sheets)
@settings(max_examples=150, deadline=None)
def test_a_star_never_passes_its_band(sheet: Sheet) -> None:
    result = star_of(sheet, LAW)

    assert 0 <= result.star <= result.band
    assert result.star > 0 or result.knocked_out


@given(sheets, st.data())
@settings(max_examples=150, deadline=None)
def test_more_points_never_lower_a_star(sheet: Sheet, data: st.DataObject) -> None:
    criterion = data.draw(st.sampled_from(LAW.criteria_set(sheet.criteria_set).criteria))
    chosen = sheet.answers[criterion.id]
    points = criterion.option(chosen).points if chosen else -1
    better = [option.id for option in criterion.options if option.points > points]
    if not better:
        return

    raised = {**sheet.answers, criterion.id: data.draw(st.sampled_from(better))}

    assert star_of(Sheet(sheet.criteria_set, raised), LAW).star >= star_of(sheet, LAW).star


@given(sheets)
@settings(max_examples=150, deadline=None)
def test_mending_every_limit_of_a_star_gives_it(sheet: Sheet) -> None:
    result = star_of(sheet, LAW)
    needed = {
        str(limit["criterion"]): str(limit["needs"]) for limit in result.limits
    }  # the highest star's wins

    mended = star_of(Sheet(sheet.criteria_set, {**sheet.answers, **needed}), LAW)

    assert mended.star >= result.band or mended.knocked_out


@given(sheets, st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_answers_changes_nothing(sheet: Sheet, random: object) -> None:
    items = list(sheet.answers.items())
    random.shuffle(items)  # type: ignore[attr-defined]

    assert star_of(Sheet(sheet.criteria_set, dict(items)), LAW) == star_of(sheet, LAW)


# --- invented editions: other figures, no change of code ---


def two_parts(*, x: list[dict], y: list[dict], **more: object) -> dict:
    return a_set(1, a_heading("X", "6", *x), a_heading("Y", "4", *y), **more)


@pytest.fixture
def fractions(tmp_path: Path) -> Edition:
    """Quarter points; a part that is itself a criterion; bands that meet at 4.75."""
    one = a_set(
        1,
        a_heading("X", "6", a_criterion("1", ["0.25", "2.50", "6"])),
        a_criterion("Y", ["0", "4"], {4: "b"}),
    )
    bands = [a_band(4, "4.75", "10", closed=True), a_band(2, "0", "4.75")]
    return an_edition(tmp_path, one, star_bands=bands, gates={"marks": {"4": "*"}})


def test_fractional_points_are_exact_and_print_without_trailing_zeros(fractions: Edition) -> None:
    result = star_of(Sheet("THU-01", {"1": "b", "Y": "b"}), fractions)

    assert (str(result.total), result.parts, result.band, result.star) == (
        "6.5", {"X": Decimal("2.5"), "Y": Decimal(4)}, 4, 4,
    )  # fmt: skip
    assert star_of(Sheet("THU-01", {"1": "a", "Y": "b"}), fractions).band == 2  # 4.25


def test_an_edition_may_say_nothing_of_a_missed_gate_of_three_stars(fractions: Edition) -> None:
    result = star_of(Sheet("THU-01", {"1": "c", "Y": "a"}), fractions)

    assert (result.band, result.star, [limit["star"] for limit in result.limits]) == (4, 2, [4])


def gated(tmp_path: Path, **gates: object) -> Edition:
    one = two_parts(
        x=[
            a_criterion("1", ["0", "2"], {3: "b"}),
            a_criterion("2", ["0", "2"], {4: "b"}),
            a_criterion("3", ["0", "2"]),
        ],
        y=[a_criterion("4", ["0", "4"], {5: "b"})],
    )
    return an_edition(tmp_path, one, gates={"marks": {"3": "*", "4": "*", "5": "*"}, **gates})


def star(edition: Edition, answers: str) -> StarResult:
    return star_of(Sheet("THU-01", dict(zip("1234", answers, strict=False))), edition)


def test_where_gates_are_not_cumulative_a_star_needs_its_own_gates_alone(tmp_path: Path) -> None:
    edition = gated(tmp_path, cumulative=False, when_three_star_gate_missed=2)

    assert (star(edition, "aabb").total, star(edition, "aabb").star) == (6, 2)  # band 3, its gate missed
    assert star(edition, "abbb").star == 4  # band 4: its own gate is met
    assert star(edition, "babb").star == 3  # band 4, its gate missed


def test_where_gates_are_cumulative_a_lower_gate_holds_every_higher_star_down(tmp_path: Path) -> None:
    edition = gated(tmp_path, cumulative=True, when_three_star_gate_missed=1)

    assert star(edition, "abbb").star == 1
    assert star(edition, "babb").star == 3
    # more points never lower a star: the cap holds in the band below too
    assert (star(edition, "aaab").band, star(edition, "aaab").star) == (2, 1)
    assert star(edition, "aaaa").band == 1


def chain(tmp_path: Path) -> Edition:
    """3 hangs on 2, 2 hangs on 1; 4 knocks out with 1 point, and is worth 1 where it is not judged."""
    when = {"otherwise": "0", "inferred": True}
    one = two_parts(
        x=[
            a_criterion("3", ["1", "2"], {3: "a"}, applies_when={"criterion": "2", "options": ["b"], **when}),
            a_criterion("2", ["0", "2"], applies_when={"criterion": "1", "options": ["b"], **when}),
            a_criterion("1", ["0", "2"]),
        ],
        y=[
            a_criterion(
                "4", ["0", "1", "4"], applies_when={"criterion": "1", "options": ["b"], "otherwise": "1"}
            )
        ],
        knock_outs=[a_knock_out("K1"), a_knock_out("K2", when_points={"criteria": ["4"], "points": "1"})],
    )
    return an_edition(tmp_path, one)


def test_what_does_not_apply_meets_no_condition_itself(tmp_path: Path) -> None:
    edition = chain(tmp_path)

    result = star_of(
        Sheet("THU-01", {"1": "a", "2": "b"}), edition
    )  # 2 and 4 are not judged, so neither is 3

    assert (result.total, result.missing, result.limits) == (1, (), ())


def test_what_hangs_on_an_open_criterion_counts_as_missing_too(tmp_path: Path) -> None:
    edition = chain(tmp_path)

    with pytest.raises(MissingAnswers) as refused:
        star_of(Sheet("THU-01", {"3": "b", "2": "b", "4": "c"}), edition)

    assert refused.value.names == ("3", "2", "1", "4")
    assert star_so_far(Sheet("THU-01", {"3": "b", "2": "b", "4": "b"}), edition).total == 0


def test_a_limit_of_a_sheet_so_far_says_what_is_chosen_though_it_does_not_act_yet(tmp_path: Path) -> None:
    when = {"criterion": "1", "options": ["b"], "otherwise": "0"}
    gated = [a_criterion(n, ["0", "1"], {1: "a", 2: "b"}, applies_when=when) for n in ("2", "3", "4")]
    one = a_set(
        1,
        a_heading("X", "6", a_criterion("1", ["0", "3"]), *gated),
        a_heading("Y", "4", a_criterion("5", ["4"])),
    )
    edition = an_edition(tmp_path, one)

    result = star_so_far(Sheet("THU-01", {"2": "b", "3": None, "5": "a"}), edition)

    assert (result.band, result.star, result.missing) == (2, 0, ("1", "2", "3", "4"))
    assert [(limit["criterion"], limit["star"], limit["has"]) for limit in result.limits] == [
        ("2", 1, "b"), ("2", 2, "b"), ("3", 1, None), ("3", 2, None), ("4", 1, None), ("4", 2, None),
    ]  # fmt: skip
    assert result.limits[0].source == "QĐ THỬ, bộ 1, 2"


def test_what_is_not_judged_is_worth_its_points_for_a_knock_out_too(tmp_path: Path) -> None:
    edition = chain(tmp_path)

    assert star_of(Sheet("THU-01", {"1": "a"}), edition).knock_outs == ("K2",)
    assert star_of(Sheet("THU-01", {"1": "b", "2": "a", "4": "b"}), edition).knock_outs == ("K2",)
    assert star_of(Sheet("THU-01", {"1": "b", "2": "a", "4": "c"}, ["K1"]), edition).knock_outs == ("K1",)


@pytest.mark.parametrize("above", ["9", "1"])
def test_a_condition_on_what_is_not_there_or_on_itself_is_refused(tmp_path: Path, above: str) -> None:
    when = {"criterion": above, "options": ["a"], "otherwise": "0"}
    one = two_parts(x=[a_criterion("1", ["0", "6"], applies_when=when)], y=[a_criterion("2", ["0", "4"])])

    with pytest.raises(EditionError, match="THU-01: 1:"):
        rules_for("THU-01", an_edition(tmp_path, one))


def test_a_total_that_no_band_holds_has_no_star(tmp_path: Path) -> None:
    one = two_parts(x=[a_criterion("1", ["1", "6"])], y=[a_criterion("2", ["0", "4"])])
    edition = an_edition(tmp_path, one, star_bands=[a_band(3, "5", "10")])

    low, high = Sheet("THU-01", {"1": "a", "2": "a"}), Sheet("THU-01", {"1": "b", "2": "b"})

    assert [(star_of(sheet, edition).band, star_of(sheet, edition).star) for sheet in (low, high)] == [
        (0, 0)
    ] * 2


def test_a_set_in_which_nothing_is_worth_anything_is_scored_too(tmp_path: Path) -> None:
    edition = an_edition(tmp_path, two_parts(x=[a_criterion("1", ["0"])], y=[a_criterion("2", ["0"])]))

    assert star_of(Sheet("THU-01", {"1": "a", "2": None}), edition).total == 0


def test_no_text_stands_for_an_open_or_ignored_answer(tmp_path: Path) -> None:
    for text in ("open", "not judged", "\0open"):
        with pytest.raises(UnknownOption):
            star_of(best_sheet(_5_1="a", _5_2=text), LAW)


def test_a_band_may_include_its_highest_total(tmp_path: Path) -> None:
    one = two_parts(x=[a_criterion("1", ["1", "6"])], y=[a_criterion("2", ["0", "4"])])
    edition = an_edition(
        tmp_path, one, star_bands=[a_band(1, "0", "6", closed=True), a_band(2, "6.5", "10", closed=True)]
    )

    assert star_of(Sheet("THU-01", {"1": "b", "2": "a"}), edition).band == 1
    assert star_of(Sheet("THU-01", {"1": "b", "2": "b"}), edition).band == 2


# --- any edition: the contract once more, word by word ---


def star_by_the_words(band: int, missed: set[int], gates: dict) -> int:
    def holds(star: int) -> bool:
        return not (missed & set(range(1, star + 1))) if gates["cumulative"] else star not in missed

    star, cap = max(filter(holds, range(1, band + 1)), default=0), gates["when_three_star_gate_missed"]
    return min(star, cap) if 3 in missed and star < 3 and cap is not None else star


def by_the_words(document: dict, changes: dict, sheet: Sheet, *, partial: bool) -> dict:
    """What DESIGN 5.1 says of a sheet, read from the files without tables, as slowly as one reads."""
    criteria = [node for part in document["items"] for node in part["items"]]
    by_id = {c["id"]: c for c in criteria}

    def state(c: dict) -> str:
        condition = c.get("applies_when")
        above = state(by_id[condition["criterion"]]) if condition else "judged"
        if condition and above == "judged":
            answer = sheet.answers[condition["criterion"]]
            above = "judged" if answer in condition["options"] else "not judged"
        return "open" if above == "open" or (above == "judged" and c["id"] not in sheet.answers) else above

    def earned(c: dict) -> Decimal:
        if state(c) == "not judged":
            return Decimal(c["applies_when"]["otherwise"])
        chosen = [o for o in c["options"] if state(c) == "judged" and o["id"] == sheet.answers[c["id"]]]
        return Decimal(chosen[0]["points"]) if chosen else Decimal(0)

    def unmet() -> Iterator[tuple[str, int]]:
        for c in criteria:
            for star, option in sorted((s, o) for o in c["options"] for s in o["minimum_for"]):
                answered = state(c) == "judged" and sheet.answers[c["id"]] is not None
                if state(c) != "not judged" and not (answered and earned(c) >= Decimal(option["points"])):
                    yield c["id"], star

    missing = tuple(c["id"] for c in criteria if state(c) == "open")
    if missing and not partial:
        return {"missing": missing}
    out = [
        k["id"] for k in document["knock_outs"]
        if k["id"] in sheet.knock_outs or any(
            earned(by_id[c]) == Decimal(k["when_points"]["points"]) and state(by_id[c]) != "open"
            for c in k.get("when_points", {}).get("criteria", ()))
    ]  # fmt: skip
    total = sum(map(earned, criteria), Decimal(0))
    band = max(b["star"] for b in changes["star_bands"] if Decimal(b["min"]) <= total < Decimal(b["max"]))
    star = 0 if out else star_by_the_words(band, {star for _, star in unmet()}, changes["gates"])
    limits = [gate for gate in unmet() if star < gate[1] <= band]
    return {
        "missing": missing,
        "total": total,
        "band": band,
        "star": star,
        "out": tuple(out),
        "limits": limits,
    }


@given(cases(), st.booleans(), st.sets(st.integers(0, 4)))
@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_sheet_under_any_edition_is_scored_as_the_contract_says(
    case: tuple[dict, dict, dict], partial: bool, left_open: set[int]
) -> None:
    document, changes, asked = case
    answers = {c: a for place, (c, a) in enumerate(asked["answers"].items()) if place not in left_open}
    sheet = Sheet("THU-01", answers, asked["knock_outs"])
    edition = an_edition_for_a_while(document, **changes)
    expected = by_the_words(document, changes, sheet, partial=partial)

    if "total" not in expected:
        with pytest.raises(MissingAnswers) as refused:
            star_of(sheet, edition)
        assert refused.value.names == expected["missing"]
        return
    result = (star_so_far if partial else star_of)(sheet, edition)

    limits = [(limit["criterion"], limit["star"]) for limit in result.limits]
    assert all(limit["has"] == sheet.answers.get(str(limit["criterion"])) for limit in result.limits)
    assert (result.missing, result.total, result.band) == (
        expected["missing"],
        expected["total"],
        expected["band"],
    )
    assert (result.star, result.knock_outs, limits) == (expected["star"], expected["out"], expected["limits"])
    assert sum(result.parts.values()) == result.total
