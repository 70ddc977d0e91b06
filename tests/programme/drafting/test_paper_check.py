"""What may be wrong with catalogue, evidence kinds, forms, calendar and guide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from hoaban.programme.drafting import paper_check
from hoaban.programme.drafting.shape import Breach
from hoaban.programme.provisions.fields import Fields
from programme.given_law import a_calendar, a_criterion, a_set, the_law

SETS = {1: Fields("criteria/01.yaml", "", a_set(1, a_criterion("X", ["6"])))}


def told(breaches: Iterator[Breach]) -> list[tuple[str, str]]:
    return [(breach.item, breach.what) for breach in breaches]


def fields(**raw: Any) -> Fields:
    return Fields("f.yaml", "", raw)


def a_catalogue(**leaf: Any) -> Fields:
    group = {"code": "1", "name": "Nhóm", "managing_agencies": ["Bộ"], "criteria_set": 1, **leaf}
    return fields(sectors=[{"code": "I", "name": "Ngành", "groups": [group]}])


def test_the_catalogue_and_the_sets_say_the_same() -> None:
    assert told(paper_check.catalogue_breaches(a_catalogue(), SETS)) == []
    assert paper_check.sets_used(a_catalogue()) == {1}


@pytest.mark.parametrize(
    ("leaf", "item", "what"),
    [
        ({"name": "Nhóm khác"}, "I.1", "group khác"),
        ({"managing_agencies": []}, "I.1", "managing_agencies khác"),
        ({"criteria_set": None}, "I.1", "thiếu criteria_set"),
        ({"criteria_set": 2}, "criteria_set", "không có chỗ nào dùng bộ 1"),
        (
            {
                "subgroups": [
                    {"code": c, "name": "P", "managing_agencies": ["Bộ"], "criteria_set": 1} for c in "ab"
                ]
            },
            "criteria_set",
            "bộ 1 dùng hai lần",
        ),
        (
            {"subgroups": [{"code": "a", "name": "P", "managing_agencies": ["Bộ"], "criteria_set": 1}]},
            "I.1.a",
            "subgroup khác",
        ),
    ],
)
def test_each_fault_of_a_catalogue_is_named(leaf: dict[str, Any], item: str, what: str) -> None:
    found = told(paper_check.catalogue_breaches(a_catalogue(**leaf), SETS))

    assert any(where == item and what in said for where, said in found), found


def a_kind(**more: Any) -> dict[str, Any]:
    return {"id": "k", "name": "Loại", **more}


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ([a_kind(supports={"title_contains": ["tiêu CHÍ x"], "found": {"X": "1"}})], []),
        ([a_kind(supports={"title_contains": ["tiêu chí"]})], []),
        ([a_kind(), a_kind()], ["k"]),
        ([a_kind(name=3)], ["k"]),
        ([a_kind(supports=[])], ["k"]),
        ([a_kind(supports={"title_contains": ["khác"], "found": {"X": "1-3"}})], ["k"]),
    ],
)
def test_what_a_kind_of_evidence_is_said_to_find_is_what_it_finds(
    kinds: list[dict[str, Any]], found: list[str]
) -> None:
    assert [item for item, _ in told(paper_check.evidence_breaches(fields(kinds=kinds), SETS))] == found


def a_form(*ids: str, **more: Any) -> Fields:
    return fields(id="m", sections=[{"id": ident, "fields": [{"id": "f"}]} for ident in ids], **more)


def test_a_form_has_each_section_and_field_once() -> None:
    assert told(paper_check.form_breaches(a_form("a", "b"))) == []
    assert told(paper_check.form_breaches(a_form("a", "a"))) == [("a", "mã phần của mẫu gặp hai lần")]
    twice = fields(id="m", sections=[{"id": "a", "fields": [{"id": "f"}, {"id": "f"}]}])
    assert told(paper_check.form_breaches(twice)) == [("a", "mã ô f gặp hai lần")]
    assert told(paper_check.form_breaches(fields(sections=[]))) == [("id", "thiếu")]


@pytest.mark.parametrize(
    ("changes", "item", "what"),
    [
        ({"covers": {"from": "2030-01-01"}}, "covers", "through"),
        ({"covers": {"from": "2030-01-01", "through": "2029-01-01"}}, "covers", "trước"),
        ({"days_off": [{"date": "2030-01-07"}, {"date": "2030-01-07"}]}, "days_off", "gặp hai lần"),
        ({"days_off": [{"date": "2030-01-12"}]}, "working_days_extra", "vừa nghỉ vừa làm"),
        ({"days_off": [{"date": "2030-01-07", "weekday": "Tue"}]}, "days_off", "là Mon"),
        ({"days_off": [{"date": "2030-01-07", "status": "x"}], "statuses": ["fixed"]}, "days_off", "'x'"),
        ({"days_off": [{"date": "x", "status": "doubt"}], "count_statuses": ["fixed"]}, "days_off", "YYYY"),
    ],
)
def test_each_fault_of_a_calendar_is_named(changes: dict[str, Any], item: str, what: str) -> None:
    found = told(paper_check.calendar_breaches(fields(**a_calendar(**changes))))

    assert any(where == item and what in said for where, said in found), found


def test_the_calendar_of_the_law_has_no_fault() -> None:
    assert told(paper_check.calendar_breaches(the_law().file("../calendar/holidays-vn.yaml"))) == []


def test_plain_words_stand_once_in_all_files_together() -> None:
    one = fields(criteria=[{"title": "Một", "by_set": {"THU-01": {}}}], options=[{"text": "A"}])
    other = fields(
        criteria=[{"title": "Một", "by_set": {"THU-09": {}}}, {"name": "x"}], options=[{"text": "A"}]
    )

    assert told(paper_check.guide_breaches([one], {"THU-01"})) == []
    assert told(paper_check.guide_breaches([one, other], {"THU-01"})) == [
        ("criteria", "gặp hai lần: Một"),
        ("criteria", "Một: by_set không có bộ THU-09"),
        ("criteria", "criteria[2]: thiếu title"),
        ("options", "gặp hai lần: A"),
    ]
