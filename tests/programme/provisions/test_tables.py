"""Look-up tables: for every answer all that can come of it."""

from __future__ import annotations

from hoaban.programme.provisions.tables import NOT_JUDGED, OPEN, make_tables
from programme.given_law import the_law

LAW = the_law()
TABLES = make_tables(LAW.criteria_set("QD26-16"), LAW.bands, lambda ident: f"bộ 16, {ident}")


def test_every_answer_has_its_points_and_what_it_leaves_unmet() -> None:
    outcomes = TABLES.criteria["1.1"].outcomes

    assert {answer: outcome.points for answer, outcome in outcomes.items()} == {
        "a": 1, "b": 2, "c": 4, None: 0, OPEN: 0, NOT_JUDGED: 0,
    }  # fmt: skip
    assert outcomes["a"].unmet == ()
    assert [(unmet.star, unmet.reason["has"]) for unmet in outcomes[None].unmet] == [(3, None)]
    assert outcomes[NOT_JUDGED].unmet == ()


def test_nothing_open_sets_off_a_knock_out_but_none_of_the_lines_does() -> None:
    outcomes = TABLES.criteria["6.1"].outcomes

    assert outcomes[None].knock_outs == outcomes["a"].knock_outs == ("K2",)
    assert outcomes[OPEN].knock_outs == outcomes["b"].knock_outs == ()


def test_the_gates_stand_in_the_order_of_criteria_then_of_stars() -> None:
    gates = [(unmet.gate.criterion, unmet.star) for unmet in TABLES.gates]

    order = {criterion.id: place for place, criterion in enumerate(LAW.criteria_set("QD26-16").criteria)}
    assert gates == sorted(gates, key=lambda gate: (order[gate[0]], gate[1]))
    assert len(gates) == 7 + 9 + 4


def test_only_the_structure_of_a_story_is_judged_in_a_case() -> None:
    assert [criterion.id for criterion in TABLES.conditional] == ["5.2"]
    assert TABLES.criteria["5.2"].is_judged({"5.1": "a"}) is False
    assert TABLES.criteria["5.2"].is_judged({"5.1": None}) is False
    assert TABLES.criteria["5.2"].is_judged({"5.1": "b"}) is True
    assert TABLES.criteria["5.2"].is_judged({}) is None
