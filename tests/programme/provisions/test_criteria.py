"""The tree of a criteria set."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hoaban.programme.provisions.criteria import Condition, Criterion, Heading, read_set
from hoaban.programme.provisions.fields import Fields
from programme.given_law import a_criterion, a_heading, a_set, the_law

LAW = the_law()


def test_criteria_stand_in_the_order_of_the_file_and_know_their_part() -> None:
    one = LAW.criteria_set("QD26-26")

    assert [c.id for c in one.criteria][:3] == ["1.1", "1.2", "1.3"]
    assert {c.part for c in one.criteria} == set(one.parts) == {"A", "B", "C"}
    assert one.criterion("17").part == "C"
    with pytest.raises(KeyError):
        one.criterion("A")


def test_a_node_comes_before_what_it_holds() -> None:
    nodes = list(LAW.criteria_set("QD26-04").nodes)

    assert [node.id for node in nodes[:3]] == ["A", "1", "1.1"]
    assert isinstance(nodes[0], Heading)
    assert isinstance(nodes[2], Criterion)


def test_a_criterion_has_options_gates_notes_and_a_condition() -> None:
    one = LAW.criteria_set("QD26-04")
    link = one.criterion("1.5")

    assert [(gate.star, gate.needs, gate.points) for gate in link.gates] == [(4, "c", 2), (5, "d", 3)]
    assert link.option("c").points == Decimal(2)
    with pytest.raises(KeyError):
        link.option("z")
    assert one.criterion("1.1").requirement == "100% sản phẩm được nuôi/trồng trên địa bàn cấp tỉnh"
    assert one.criterion("5.2").applies_when == Condition("5.1", ("b", "c", "d", "e"), Decimal(0), True)
    assert one.corrections[0].option == "a"


def test_variants_belong_to_options() -> None:
    security = LAW.criteria_set("QD26-26").criterion("9")

    assert [variant.id for variant in security.variants] == ["1", "2"]
    assert [option.variant for option in security.options] == ["1", "1", "2", "2"]


def test_a_set_of_other_depth_with_little_else_is_read() -> None:
    raw = a_set(
        3, a_criterion("X", ["6"]), a_heading("Y", "4", a_heading("1", "4", a_criterion("1.1", ["4"])))
    )
    for key in ("sector", "group", "managing_agencies", "samples", "knock_outs", "corrections"):
        del raw[key]

    one = read_set(Fields("criteria/03.yaml", "", raw))

    assert [(c.id, c.part) for c in one.criteria] == [("X", "X"), ("1.1", "Y")]
    assert (one.sector, one.group, one.samples, one.knock_outs) == (None, None, 0, ())
