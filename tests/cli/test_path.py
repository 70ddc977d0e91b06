"""./hoaban path: the contract of DESIGN 5.1, by the real command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hoaban.programme.scoring import Sheet
from programme.given_law import as_json, best_sheet, hoaban, json_lines

HELD = best_sheet(_1_5="b")
OUT = Sheet("QD26-01", HELD.answers, ["K1"])


def test_the_cheapest_way_is_told_as_a_plan() -> None:
    said = hoaban(
        "path", "-", "--to", "4", stdin=json_lines(as_json(HELD), as_json(OUT), as_json(HELD, to=2))
    )

    assert said.status == 0
    assert said.lines == [
        {"id": "x", "target": 4, "reachable": True, "cost": "1", "plan": {"1.5": "c"}, "total": "99"},
        {
            "id": "x",
            "target": 4,
            "reachable": False,
            "why": "knocked-out",
            "cost": None,
            "plan": {},
            "total": "98",
        },
        {"id": "x", "target": 4, "reachable": True, "cost": "1", "plan": {"1.5": "c"}, "total": "99"},
    ]


def test_a_line_may_name_its_own_target_and_already_there_costs_nothing() -> None:
    said = hoaban("path", "-", stdin=json_lines(as_json(HELD, to=3), as_json(HELD, to=5)))

    assert [(a["target"], a["cost"], a["plan"]) for a in said.lines] == [(3, "0", {}), (5, "2", {"1.5": "d"})]


@pytest.mark.parametrize("target", [0, 6, "4", 4.0, True, None, -1])
def test_any_other_target_is_a_bad_target(target: Any) -> None:
    from hoaban.cli.lines import LineError
    from hoaban.cli.path import found
    from programme.given_law import the_law

    with pytest.raises(LineError) as refused:
        found(as_json(HELD, to=target), {}, the_law())

    assert refused.value.code == "bad-target"


def test_errors_take_their_line_s_place() -> None:
    lines = [
        as_json(HELD),
        as_json(HELD, to=9),
        {"id": 1, "set": "QD26-01", "answers": {}, "to": 3},
        {"id": 2, "set": "x", "answers": {}, "to": 3},
        {"id": 3, "set": "QD26-01", "answers": 5},
    ]
    said = hoaban("path", "-", stdin=json_lines(*lines))
    overridden = hoaban("path", "-", "--to", "four", stdin=json_lines(as_json(HELD, to=4)))

    assert said.status == 2
    codes = [answer["error"]["code"] for answer in said.lines]
    assert codes == ["bad-target", "bad-target", "missing-answers", "unknown-set", "bad-json"]
    assert (overridden.status, overridden.lines[0]["error"]["code"]) == (2, "bad-target")


def test_costs_come_from_a_file_by_criterion(tmp_path: Path) -> None:
    costs = tmp_path / "costs.json"
    costs.write_text('{"1.5":"2.50","9.9":"1"}', encoding="utf-8")

    said = hoaban("path", "--costs", str(costs), "-", "--to", "5", stdin=json_lines(as_json(HELD)))

    assert (said.lines[0]["cost"], said.lines[0]["plan"]) == ("5", {"1.5": "d"})


@pytest.mark.parametrize(
    "text",
    [
        '{"1.5":"-1"}',
        '{"1.5":"x"}',
        '{"1.5":2}',
        '{"9.9":""}',
        "[]",
        "{",
        '{"1.5":"1","1.5":"2"}',
        b"\xff",
        None,
    ],
)
def test_costs_that_are_no_decimals_are_refused(tmp_path: Path, text: str | bytes | None) -> None:
    from hoaban.cli import CommandError
    from hoaban.cli.path import _costs

    costs = tmp_path / "costs.json"
    if text is not None:
        costs.write_bytes(text if isinstance(text, bytes) else text.encode())

    with pytest.raises(CommandError) as refused:
        _costs(str(costs))

    assert refused.value.status == 2


def test_bad_costs_are_exit_status_2(tmp_path: Path) -> None:
    (tmp_path / "costs.json").write_text('{"1.5":"-1"}', encoding="utf-8")

    said = hoaban(
        "path", "-", "--costs", str(tmp_path / "costs.json"), "--to", "5", stdin=json_lines(as_json(HELD))
    )

    assert (said.status, said.out) == (2, "")
    assert "1.5" in said.err
