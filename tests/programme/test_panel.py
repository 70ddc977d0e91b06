"""A council's sheets: mean, spread, quorum, gates and knock-outs by majority, and the reasons told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoaban.programme.panel import (
    BadRegulation,
    Case,
    CaseError,
    DuplicateSheet,
    MemberSheet,
    MemberSheetError,
    PanelResult,
    RecusedMember,
    RecusedWithoutSeat,
    Regulation,
    UnknownMember,
    panel_result,
    regulation_of,
)
from hoaban.programme.provisions.points import cut
from hoaban.programme.reasons import Reason
from hoaban.programme.scoring import MissingAnswers, NoSuchSet, Sheet, star_of
from programme.given_law import a_criterion, a_heading, a_set, an_edition, best_sheet, the_law

LAW = the_law()
USUAL = Regulation(quorum=Fraction(3, 4), max_spread=Decimal(10), gate_rule="majority")
SEATS = [f"m{number}" for number in range(1, 10)]


def a_case(sheets: Sequence[Sheet], seats: Sequence[str] = SEATS, recused: Sequence[str] = ()) -> Case:
    closed = [MemberSheet(f"m{number}", sheet) for number, sheet in enumerate(sheets, start=1)]
    return Case("QD26-01", seats, recused, closed)


def weigh(*sheets: Sheet, regulation: Regulation = USUAL, **case: Sequence[str]) -> PanelResult:
    return panel_result(a_case(sheets, **case), regulation, LAW)


def out(sheet: Sheet, *knock_outs: str) -> Sheet:
    return Sheet(sheet.criteria_set, sheet.answers, knock_outs)


def test_the_mean_is_exact_and_printed_cut_to_six_places() -> None:
    result = weigh(best_sheet(), best_sheet(), best_sheet(_1_1="b"))

    assert result.mean == Fraction(299, 3)
    assert cut(result.mean, 6) == Decimal("99.666666")
    assert (result.totals["m3"], result.spread) == (99, 1)


def test_a_mean_just_below_a_band_stays_below_it() -> None:
    ninety = best_sheet(_1_1="a", _1_3="a", _3_1="a", _1_4="a", _12="a")
    below = best_sheet(_1_1="a", _1_3="a", _3_1="a", _1_4="a", _12="a", _3_3="b")

    assert [star_of(sheet, LAW).total for sheet in (ninety, below)] == [90, 89]
    result = weigh(*[ninety] * 8, below)

    assert (result.mean, result.band) == (Fraction(809, 9), 4)
    assert weigh(*[ninety] * 9).band == 5


def test_a_gate_is_met_when_more_than_half_of_the_sheets_meet_it_and_a_tie_is_no_majority() -> None:
    without, with_it = best_sheet(_1_5="b"), best_sheet()

    assert weigh(with_it, with_it, without, seats=SEATS[:3]).star == 5
    tie = weigh(with_it, without, seats=SEATS[:2])

    assert tie.star == 3
    assert tie.limits == (
        Reason(
            "gate",
            source="QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1, 1.5",
            star=4,
            criterion="1.5",
            met=1,
            of=2,
            needs="c",
        ),
        Reason(
            "gate",
            source="QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1, 1.5",
            star=5,
            criterion="1.5",
            met=1,
            of=2,
            needs="d",
        ),
    )


def test_under_the_rule_all_one_sheet_can_hold_a_star_down() -> None:
    strict = Regulation(Fraction(3, 4), Decimal(10), "all")

    result = weigh(best_sheet(), best_sheet(), best_sheet(_1_5="c"), seats=SEATS[:3], regulation=strict)

    assert (result.star, [limit["met"] for limit in result.limits]) == (4, [2])


def test_more_than_half_knock_out_whichever_knock_outs_they_carry() -> None:
    sheet = best_sheet(_2_2="b")

    two = weigh(out(sheet, "K1"), out(sheet, "K3"), sheet, seats=SEATS[:3])
    one = weigh(out(sheet, "K1"), sheet, seats=SEATS[:2])

    assert (two.knocked_out, two.star) == (True, 0)
    assert [reason.code for reason in two.reasons] == ["gate", "knock-out"]
    assert two.reasons[1]["knock_outs"] == ("K1", "K3")
    assert (
        two.reasons[1].source
        == "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1; QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1, 6.1"
    )
    assert (one.knocked_out, one.star) == (False, 2)


def test_points_that_stop_the_assessment_knock_out_in_a_panel_too() -> None:
    stopped = MemberSheet("m1", best_sheet("QD26-16", _6_1="a"))

    result = panel_result(Case("QD26-16", ["m1"], [], [stopped]), USUAL, LAW)

    assert (result.knocked_out, result.star, result.reasons[-1]["knock_outs"]) == (True, 0, ("K2",))


def test_the_quorum_is_counted_without_the_recused() -> None:
    sheets = [best_sheet()] * 6

    assert not weigh(*sheets).quorum_met  # 6 of 9 is less than 3/4
    assert weigh(*sheets, recused=["m9"]).quorum_met  # 6 of 8 is just 3/4
    assert weigh(*sheets, recused=["m9", "m9"], seats=[*SEATS, "m1"]).quorum_met  # seats and recused are sets


def test_a_quorum_of_two_thirds_is_exact() -> None:
    thirds = Regulation(Fraction(2, 3), Decimal(10), "majority")

    assert weigh(*[best_sheet()] * 6, regulation=thirds).quorum_met
    assert not weigh(*[best_sheet()] * 5, regulation=thirds).quorum_met


def test_without_quorum_there_is_no_star_but_the_limits_are_told() -> None:
    result = weigh(best_sheet(_1_5="c"))

    assert (result.star, result.band, result.quorum_met) == (None, 5, False)
    assert [reason.code for reason in result.reasons] == ["gate", "quorum"]
    assert result.reasons[-1].source == "Quy chế Hội đồng"


def test_without_quorum_a_knocked_out_case_tells_all_its_limits() -> None:
    result = weigh(out(best_sheet(_2_2="b"), "K1"))

    assert (result.star, result.knocked_out, len(result.limits)) == (None, True, 1)
    assert [reason.code for reason in result.reasons] == ["gate", "knock-out", "quorum"]


def test_a_spread_above_the_limit_asks_for_another_look() -> None:
    far = best_sheet(_1_1="a", _1_3="a", _3_1="a", _1_4="a", _12="a", _3_3="b")

    wide, just = (
        weigh(best_sheet(), far),
        weigh(best_sheet(), best_sheet(_1_1="a", _1_3="a", _3_1="a", _1_4="a", _12="a")),
    )

    assert (wide.spread, wide.rescore_needed, wide.reasons[-1].code) == (11, True, "spread")
    assert (just.spread, just.rescore_needed) == (10, False)


def test_without_sheets_nothing_is_known() -> None:
    result = weigh()

    assert result == PanelResult(
        totals={}, mean=None, spread=None, quorum_met=False, rescore_needed=False, band=None, star=None,
        knocked_out=False, limits=(), reasons=(Reason("quorum", source="Quy chế Hội đồng"),),
    )  # fmt: skip


def test_with_no_seat_left_the_quorum_is_not_met() -> None:
    assert not weigh(seats=["m1"], recused=["m1"]).quorum_met
    assert not weigh(seats=[]).quorum_met


def sheet_by(*members: str) -> list[MemberSheet]:
    return [MemberSheet(member, best_sheet()) for member in members]


@pytest.mark.parametrize(
    ("case", "error", "members"),
    [
        (Case("QD26-01", ["m1"], ["m1", "x", "y"], sheet_by("z")), RecusedWithoutSeat, ("x", "y")),
        (Case("QD26-01", ["m1", "m2"], ["m2"], sheet_by("m2", "z", "z", "y")), UnknownMember, ("z", "y")),
        (Case("QD26-01", ["m1", "m2"], ["m2"], sheet_by("m1", "m1", "m2")), RecusedMember, ("m2",)),
        (Case("QD26-01", ["m1", "m2"], [], sheet_by("m2", "m1", "m2", "m2")), DuplicateSheet, ("m2",)),
    ],
)
def test_members_that_do_not_fit_are_named(
    case: Case, error: type[CaseError], members: tuple[str, ...]
) -> None:
    with pytest.raises(error) as refused:
        panel_result(case, USUAL, LAW)

    assert refused.value.members == members


def test_the_first_sheet_that_errs_is_named_with_its_member() -> None:
    open_sheet = Sheet("QD26-01", {"1.1": "a"})

    with pytest.raises(MemberSheetError) as refused:
        weigh(best_sheet(), open_sheet, Sheet("QD26-01", {"1.1": "z"}))

    assert refused.value.member == "m2"
    assert isinstance(refused.value.why, MissingAnswers)


def test_an_unknown_set_is_refused_before_the_members() -> None:
    with pytest.raises(NoSuchSet):
        panel_result(Case("QD26-77", [], ["m1"], []), USUAL, LAW)


def test_what_the_regulation_leaves_out_is_the_edition_s_default() -> None:
    assert regulation_of({}, LAW) == USUAL
    assert regulation_of({"quorum": "2/3", "unknown": 5}, LAW).quorum == Fraction(2, 3)
    assert regulation_of({"max_spread": "2.5", "gate_rule": "all"}, LAW) == Regulation(
        Fraction(3, 4), Decimal("2.5"), "all"
    )


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        *(
            ("quorum", value)
            for value in ("0", "1.01", "3/2", "2/0", "x", "", "-1", 0.75, 1, None, ["0.5"], "0/5")
        ),
        *(("max_spread", value) for value in ("-1", "ten", 10, None, "1e2", "1/2")),
        *(("gate_rule", value) for value in ("most", None, True, "MAJORITY", ["all"])),
    ],
)
def test_any_other_value_is_a_bad_regulation(setting: str, value: object) -> None:
    with pytest.raises(BadRegulation) as refused:
        regulation_of({setting: value}, LAW)

    assert refused.value.setting == setting


def test_a_panel_with_quarter_points_is_exact(tmp_path: Path) -> None:
    one = a_set(
        1,
        a_heading("X", "6", a_criterion("1", ["0.25", "6"])),
        a_heading("Y", "4", a_criterion("2", ["0", "4"])),
    )
    edition = an_edition(tmp_path, one)
    sheets = [
        MemberSheet(f"m{n}", Sheet("THU-01", {"1": answer, "2": "a"})) for n, answer in enumerate("aab")
    ]

    result = panel_result(Case("THU-01", ["m0", "m1", "m2"], [], sheets), USUAL, edition)

    assert (result.mean, result.spread, result.band) == (Fraction(13, 6), Decimal("5.75"), 1)


def any_sheet() -> st.SearchStrategy[Sheet]:
    criteria = LAW.criteria_set("QD26-16").criteria
    answers = {c.id: st.sampled_from([None, *(option.id for option in c.options)]) for c in criteria}
    knock_outs = st.lists(st.just("K1"), max_size=1)
    return st.builds(lambda a, k: Sheet("QD26-16", a, k), st.fixed_dictionaries(answers), knock_outs)


@given(any_sheet())
@settings(max_examples=100, deadline=None)
def test_a_panel_of_one_is_its_sheet(sheet: Sheet) -> None:
    alone = star_of(sheet, LAW)

    result = panel_result(Case("QD26-16", ["m1"], [], [MemberSheet("m1", sheet)]), USUAL, LAW)

    assert (result.mean, result.band, result.star) == (alone.total, alone.band, alone.star)
    assert result.knocked_out == alone.knocked_out
    assert [(limit["criterion"], limit["star"]) for limit in result.limits] == [
        (limit["criterion"], limit["star"]) for limit in alone.limits
    ]


@given(st.lists(any_sheet(), min_size=2, max_size=5), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_sheets_and_seats_changes_nothing(sheets: list[Sheet], random: object) -> None:
    closed = [MemberSheet(f"m{number}", sheet) for number, sheet in enumerate(sheets)]
    seats = [one.member for one in closed]
    shuffled = closed.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    straight = panel_result(Case("QD26-16", seats, [], closed), USUAL, LAW)

    assert panel_result(Case("QD26-16", seats[::-1], [], shuffled), USUAL, LAW) == straight


def test_the_numbers_of_a_regulation_may_be_as_long_as_anyone_writes_them() -> None:
    third = "0." + "3" * 4000

    assert regulation_of({"quorum": third}, LAW).quorum == Fraction(int("3" * 4000), 10**4000)
    assert regulation_of({"quorum": "1" * 4000 + "/" + "3" * 4000}, LAW).quorum == Fraction(1, 3)
    assert regulation_of({"max_spread": third}, LAW).max_spread == Decimal(third)
    for setting, value in (
        ("quorum", third + "3"),
        ("max_spread", third + "3"),
        ("quorum", "1/" + "0" * 4000),
    ):
        with pytest.raises(BadRegulation):
            regulation_of({setting: value}, LAW)
