"""./hoaban panel: the contract of DESIGN 5.1, by the real command."""

from __future__ import annotations

from typing import Any

import pytest

from hoaban.programme.scoring import Sheet
from programme.given_law import best_sheet, hoaban, json_lines

GATE = "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1, 1.5"


def a_sheet(member: str, sheet: Sheet | None = None, **more: Any) -> dict[str, Any]:
    return {"member": member, "answers": dict((sheet or best_sheet()).answers), **more}


def a_case(*sheets: Any, **more: Any) -> dict[str, Any]:
    seats = [sheet["member"] for sheet in sheets if isinstance(sheet, dict) and "member" in sheet]
    return {"id": "p", "set": "QD26-01", "seats": seats, "sheets": list(sheets), **more}


def weigh(*cases: Any) -> list[Any]:
    return hoaban("panel", "-", stdin=json_lines(*cases)).lines


def test_a_case_is_answered_with_mean_spread_star_and_reasons() -> None:
    low = best_sheet(_1_5="b")
    case = a_case(a_sheet("m1"), a_sheet("m2", low), a_sheet("m3", low), recused=[])

    said = hoaban("panel", "-", stdin=json_lines(case))

    assert said.status == 0
    limits = [
        {"star": 4, "criterion": "1.5", "met": 1, "of": 3, "needs": "c", "source": GATE},
        {"star": 5, "criterion": "1.5", "met": 1, "of": 3, "needs": "d", "source": GATE},
    ]
    assert said.lines == [
        {
            "id": "p",
            "edition": "qd-26-2026",
            "totals": {"m1": "100", "m2": "98", "m3": "98"},
            "mean": "98.666666",
            "spread": "2",
            "quorum_met": True,
            "rescore_needed": False,
            "band": 5,
            "star": 3,
            "knocked_out": False,
            "limits": limits,
            "reasons": [{"code": "gate", **limit} for limit in limits],
        }
    ]


def test_without_quorum_or_sheets_there_is_no_star_and_the_reason_is_the_council_s_own() -> None:
    out = a_sheet("m1", knock_outs=["K1"])
    alone = a_case(out, seats=["m1", "m2", "m3"], regulation={"max_spread": "0"})
    empty = a_case(seats=["m1"])

    first, second = weigh(alone, empty)

    assert (first["star"], first["band"], first["knocked_out"], first["quorum_met"]) == (None, 5, True, False)
    assert [(reason["code"], reason["source"]) for reason in first["reasons"]] == [
        ("knock-out", "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1"),
        ("quorum", "Quy chế Hội đồng"),
    ]
    assert {key: second[key] for key in ("totals", "mean", "spread", "band", "star", "limits")} == {
        "totals": {},
        "mean": None,
        "spread": None,
        "band": None,
        "star": None,
        "limits": [],
    }
    assert (second["rescore_needed"], second["knocked_out"]) == (False, False)


def test_the_regulation_of_the_case_goes_before_the_edition_s_defaults() -> None:
    sheets = [a_sheet("m1"), a_sheet("m2", best_sheet(_1_5="b"))]
    strict = a_case(
        *sheets,
        seats=["m1", "m2", "m3"],
        regulation={"quorum": "2/3", "max_spread": "1.5", "gate_rule": "all"},
    )
    usual = a_case(*sheets, seats=["m1", "m2", "m3"])

    first, second = weigh(strict, usual)

    assert (first["quorum_met"], first["rescore_needed"], first["reasons"][-1]["code"]) == (
        True,
        True,
        "spread",
    )
    assert (second["quorum_met"], second["rescore_needed"]) == (False, False)


def test_errors_come_in_their_order_each_with_what_it_is_about() -> None:
    bad = {"regulation": {"quorum": 0.75}}
    cases: list[tuple[Any, Any]] = [
        (a_case(a_sheet("m1", answers={"1.1": 3}), set="QD26-99"), {"code": "bad-json"}),
        (a_case(recused=["x"], set="QD26-99", **bad), {"code": "unknown-set"}),
        (a_case(recused=["x"], **bad), {"code": "bad-regulation", "setting": "quorum"}),
        (
            a_case(a_sheet("m1"), seats=["m2"], recused=["x"]),
            {"code": "recused-without-seat", "members": ["x"]},
        ),
        (
            a_case(a_sheet("m1"), a_sheet("m2"), seats=["m2"], recused=["m2"]),
            {"code": "unknown-member", "members": ["m1"]},
        ),
        (a_case(a_sheet("m2"), a_sheet("m2"), recused=["m2"]), {"code": "recused-member", "members": ["m2"]}),
        (a_case(a_sheet("m2"), a_sheet("m2", answers={})), {"code": "duplicate-sheet", "members": ["m2"]}),
        (
            a_case(a_sheet("m1"), a_sheet("m2", answers={"z": "a"}), a_sheet("m3", answers={})),
            {"code": "unknown-criterion", "criteria": ["z"], "member": "m2"},
        ),
        (
            a_case(a_sheet("m1", knock_outs=["K9"])),
            {"code": "unknown-knock-out", "knock_outs": ["K9"], "member": "m1"},
        ),
    ]
    said = hoaban("panel", "-", stdin=json_lines(*(case for case, _ in cases), a_case(a_sheet("m1"))))

    assert said.status == 2
    assert said.lines[:-1] == [{"id": "p", "error": error} for _, error in cases]
    assert said.lines[-1]["star"] == 5


@pytest.mark.parametrize(
    "case",
    [
        a_case(seats=None),
        a_case(seats="m1"),
        a_case(seats=[1]),
        a_case(recused=None),
        a_case(sheets=None),
        a_case(sheets=[5]),
        a_case(sheets=[{"answers": {}}]),
        a_case(sheets=[{"member": 1, "answers": {}}]),
        a_case(a_sheet("m1", answers=None)),
        a_case(a_sheet("m1", knock_outs="K1")),
        a_case(set=None),
        a_case(regulation=None),
        a_case(regulation=[]),
        {"id": "p", "set": "QD26-01", "sheets": []},
        {"id": "p", "set": "QD26-01", "seats": []},
    ],
)
def test_what_is_not_of_the_shape_is_bad_json(case: Any) -> None:
    from hoaban.cli.lines import LineError
    from hoaban.cli.panel import weighed

    with pytest.raises(LineError) as refused:
        weighed(case, None)  # type: ignore[arg-type]

    assert refused.value.code == "bad-json"


def test_a_set_that_cannot_be_used_is_exit_status_1(tmp_path: Any) -> None:
    from programme.given_law import a_criterion, a_set, write_edition

    when = {"criterion": "9", "options": ["a"], "otherwise": "0"}
    write_edition(tmp_path / "x", [a_set(1, a_criterion("X", ["6"], applies_when=when))])
    stdin = json_lines({"set": "THU-01", "seats": [], "sheets": []})

    said = hoaban("panel", "-", "--edition", "qd-thu", stdin=stdin, HOABAN_LAW_DIRS=str(tmp_path))

    assert (said.status, said.out) == (1, "")
    assert "không có tiêu chí 9" in said.err


def test_without_a_file_it_says_how_it_is_used() -> None:
    assert hoaban("panel").status == 2
