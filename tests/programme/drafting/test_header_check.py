"""What may be wrong with edition.yaml."""

from __future__ import annotations

from typing import Any

import pytest

from hoaban.programme.drafting.header_check import header_breaches, marked_stars
from hoaban.programme.provisions.fields import Fields
from programme.given_law import BANDS, a_band, a_deadline, a_header, the_law

QUORUM = {"id": "quorum", "type": "fraction", "default": "0.75"}


def faults(**changes: Any) -> list[tuple[str, str]]:
    return [(b.item, b.what) for b in header_breaches(Fields("edition.yaml", "", a_header(**changes)))]


def test_an_edition_with_only_what_it_must_hold_has_no_fault() -> None:
    assert faults() == []


def test_the_law_has_no_fault() -> None:
    assert list(header_breaches(the_law().file("edition.yaml"))) == []


@pytest.mark.parametrize(
    "key",
    [
        "id",
        "number",
        "title_vi",
        "citation_vi",
        "criterion_citation_vi",
        "dates",
        "files",
        "parts",
        "total",
        "star_bands",
        "gates",
        "counting",
        "events",
        "deadlines",
        "province_settings",
    ],
)
def test_a_required_key_that_is_missing_is_named(key: str) -> None:
    header = a_header()
    del header[key]

    breaches = list(header_breaches(Fields("edition.yaml", "", header)))

    assert (breaches[0].item, breaches[0].what) == (key, "thiếu")


def test_bands_may_be_other_than_this_law_s() -> None:
    bands = [a_band(1, "0", "2.5"), a_band(2, "2.5", "9.75"), a_band(7, "9.75", "10", closed=True)]

    assert faults(star_bands=bands, gates={"marks": {"7": "*"}}) == []


@pytest.mark.parametrize(
    ("changes", "item", "what"),
    [
        ({"total": "11"}, "parts", "cộng lại là 10"),
        ({"total": 10}, "total", "chuỗi"),
        ({"parts": [{"id": "X", "points": 6}]}, "X", "points"),
        ({"dates": {"effective": "soon"}}, "dates", "effective"),
        ({"dates": {"effective": "2030-01-02", "ends": "2030-01-01"}}, "dates", "hết hiệu lực"),
        ({"criterion_citation_vi": "{set} {criterion}"}, "criterion_citation_vi", "{set}"),
        ({"files": {}}, "files", "criteria"),
        ({"files": []}, "files", "nhóm"),
        ({"star_bands": []}, "star_bands", "không có hạng"),
        ({"star_bands": [*BANDS, BANDS[0]]}, "star_bands", "5 sao gặp hai lần"),
        ({"star_bands": BANDS[:-1]}, "star_bands", "phủ từ 0"),
        ({"star_bands": [a_band(5, "9", "10"), *BANDS[1:]]}, "star_bands", "phủ từ 0 đến 10"),
        ({"star_bands": [BANDS[0], BANDS[2], *BANDS[3:]]}, "star_bands", "chỗ hở"),
        (
            {"star_bands": [BANDS[0], a_band(4, "7", "9", closed=True), *BANDS[2:]]},
            "star_bands",
            "chồng nhau",
        ),
        (
            {"star_bands": [a_band(1, "5", "10", closed=True), a_band(2, "0", "5")]},
            "star_bands",
            "đòi nhiều điểm hơn",
        ),
        (
            {"star_bands": [a_band(1, "0", "0"), a_band(2, "0", "10", closed=True)]},
            "star_bands",
            "khoảng trống",
        ),
        ({"star_bands": [{"star": 1, "min": "0"}]}, "star_bands[1]", "max"),
        ({"gates": {"marks": {"6": "*"}}}, "gates", "không có hạng 6"),
        ({"gates": {"marks": {"all": "*"}}}, "gates", "không có hạng all"),
        ({"gates": {"when_three_star_gate_missed": 3}}, "gates", "không dưới 3"),
        ({"gates": {"cumulative": "yes"}}, "gates", "cumulative"),
        ({"counting": {"first_day_counts": True}}, "counting", "first_day_counts"),
        ({"events": [{"id": "e"}, {"id": "e"}]}, "e", "gặp hai lần"),
        ({"events": [{"id": "e"}], "deadlines": [a_deadline("e", "e", 1, "days")]}, "e", "gặp hai lần"),
        ({"events": [{"id": "e", "fixed_date": "x"}]}, "e", "fixed_date"),
        ({"deadlines": [a_deadline("d", "e", 1, "days")]}, "d", "không có sự kiện"),
        ({"deadlines": [a_deadline("d", "f", 1, "days"), a_deadline("f", "d", 1, "days")]}, "f", "vòng tròn"),
        ({"events": [{"id": "e"}], "deadlines": [a_deadline("d", "e", -1, "days")]}, "d", "dưới 0"),
        ({"events": [{"id": "e"}], "deadlines": [a_deadline("d", "e", 1, "weeks")]}, "d", "unit"),
        ({"events": [{"id": "e"}], "deadlines": [a_deadline("d", "e", "1", "days")]}, "d", "duration"),
        (
            {"events": [{"id": "e"}], "deadlines": [a_deadline("d", "e", 1, "days", condition="c")]},
            "d",
            "condition",
        ),
        ({"rounds": {"province": {"list": [{"id": "p"}]}}}, "p", "proposals_before"),
        (
            {
                "rounds": {
                    "p": {"list": [{"id": "r", "proposals_before": "01-01", "hold_before": "01-02"}] * 2}
                }
            },
            "r",
            "hai lần",
        ),
        ({"id": ""}, "id", "để trống"),
        ({"province_settings": []}, "province_settings", "thiếu quorum"),
        ({"province_settings": [QUORUM, QUORUM]}, "quorum", "gặp hai lần"),
        ({"province_settings": [{"id": "s", "type": "list"}]}, "s", "default"),
        ({"province_settings": [QUORUM | {"default": "1.5"}]}, "quorum", "không quá 1"),
        ({"province_settings": [QUORUM | {"default": "most"}]}, "quorum", "fraction"),
        ({"province_settings": [{"id": "s", "type": "points", "default": 1}]}, "s", "points"),
        ({"province_settings": [{"id": "s", "type": "boolean", "default": 1}]}, "s", "boolean"),
        (
            {"province_settings": [{"id": "s", "type": "choice", "default": "c", "choices": ["a"]}]},
            "s",
            "choice",
        ),
        ({"province_settings": [{"id": "s", "type": "list", "default": "c"}]}, "s", "list"),
        ({"province_settings": [{"id": "s", "type": "days", "default": -1}]}, "s", "days"),
        ({"province_settings": [{"id": "s", "type": "number", "default": True}]}, "s", "number"),
        ({"producer_types": [{"id": "a"}, {"id": "a"}]}, "a", "producer_types"),
        ({"producer_types": [{"vi": "a"}]}, "producer_types[1]", "id"),
        ({"procedure": [{"id": "P", "deadline": "d"}]}, "P", "deadline: không có d"),
        ({"withdrawal": {"grounds": [{"id": "a", "trigger": "t"}]}}, "a", "trigger: không có t"),
        (
            {"dossier_kinds": [{"id": "k", "window": {"opens": "o", "closes": "c", "compares": "e"}}]},
            "k",
            "opens",
        ),
        (
            {"councils": [{"id": "c", "seats": [{"id": "s", "required_if": "x"}]}]},
            "s",
            "required_if: không có x",
        ),
        ({"certificate": {"validity": {"from_event": "e"}}}, "certificate", "from_event: không có e"),
        ({"transition": []}, "transition", "nhóm"),
    ],
)
def test_each_fault_is_named(changes: dict[str, Any], item: str, what: str) -> None:
    found = faults(**changes)

    assert any(where == item and what in told for where, told in found), found


def test_a_setting_of_a_kind_nobody_knows_is_taken_as_it_is() -> None:
    rows = a_header()["province_settings"]

    assert faults(province_settings=[*rows, {"id": "s", "type": "colour", "default": "red"}]) == []


def test_what_no_council_can_do_without_is_named_when_the_settings_lack_it() -> None:
    found = faults(province_settings=[QUORUM])

    assert [(item, what.split(",")[0]) for item, what in found] == [
        ("province_settings", "thiếu max_spread"),
        ("province_settings", "thiếu gate_rule"),
    ]


def test_a_condition_may_name_a_rule_of_the_transition() -> None:
    deadlines = [a_deadline("d", "e", 1, "days", condition="c")]

    assert faults(events=[{"id": "e"}], deadlines=deadlines, transition={"x": {"id": "c"}, "y": 1}) == []


def test_options_may_be_marked_for_the_stars_that_the_edition_marks_else_for_all() -> None:
    def stars(**changes: Any) -> tuple[int, ...]:
        return marked_stars(Fields("edition.yaml", "", a_header(**changes)))

    assert stars() == (3, 4, 5)
    assert stars(gates={}) == stars(gates=5) == (5, 4, 3, 2, 1)
