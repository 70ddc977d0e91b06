"""What may be wrong with a criteria set: each fault is named at its node."""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from hoaban.programme.drafting.set_check import Figures, set_breaches
from hoaban.programme.provisions.fields import Fields
from programme.given_law import a_criterion, a_heading, a_knock_out, a_set, the_law

FIGURES = Figures(parts={"X": Decimal(6), "Y": Decimal(4)}, total=Decimal(10), marked_stars=(3, 4, 5))
Map = dict[str, Any]


def a_sound_set() -> Map:
    """A condition, variants, gates, a knock-out by points and a correction; nothing wrong."""
    variants = [{"id": "1", "title": "Một"}, {"id": "2", "title": "Hai"}]
    cases = a_criterion("2", ["1", "4", "0", "4"], variants=variants, notes=["Chọn một"])
    for option, variant in zip(cases["options"], "1122", strict=True):
        option["variant"] = variant
    inferred = a_criterion("3", ["0", "0.5"])
    for option in inferred["options"]:
        option["inferred"] = True
    printed = a_criterion("1.1", ["0", "1", "1.5"], {3: "b", 4: "c"})
    printed["options"][0]["inferred"] = True
    when = {"criterion": "1.1", "options": ["b", "c"], "otherwise": "0", "inferred": True}
    return a_set(
        1,
        a_heading("X", "6", a_heading("1", "2", printed, inferred | {"id": "1.2"}), cases),
        a_heading("Y", "4", a_criterion("4", ["0", "4"], {4: "b", 5: "b"}, applies_when=when)),
        knock_outs=[
            a_knock_out("K1"),
            a_knock_out("K2", criterion="X", when_points={"criteria": ["1.1", "2"], "points": "0"}),
        ],
        corrections=[
            {"at": "1.1", "option": "a", "field": "points", "source": "", "used": "0", "why": "Trống"},
            {"at": "X", "field": "label", "source": "(5)", "used": "6", "why": "Nhầm"},
        ],
    )


def faults(document: Map, stem: str = "01", figures: Figures = FIGURES) -> list[tuple[str, str]]:
    """Where and what, of everything that is wrong."""
    fields = Fields("criteria/01.yaml", "", document)
    return [(breach.item, breach.what) for breach in set_breaches(fields, stem, figures)]


def node(document: Map, ident: str) -> Map:
    """A node, or a knock-out, by its id."""
    waiting: list[Any] = [*document["items"], *document["knock_outs"]]
    while waiting:
        one = waiting.pop()
        if one.get("id") == ident:
            return one
        waiting += one.get("items", [])
    raise KeyError(ident)


def test_a_sound_set_has_no_fault() -> None:
    assert faults(a_sound_set()) == []


def test_the_law_has_no_fault() -> None:
    figures = Figures({part.id: part.points for part in the_law().parts}, the_law().total, (3, 4, 5))
    for file in the_law().set_files:
        assert list(set_breaches(the_law().file(file), file[-7:-5], figures)) == []


def test_one_broken_sum_is_named_at_its_heading_by_the_edition_s_own_figures() -> None:
    document = a_sound_set()
    node(document, "1")["max"] = "2.5"

    assert faults(document) == [
        ("X", "các mục cộng lại là 6.5, điểm tối đa ghi 6"),
        ("1", "các mục cộng lại là 2, điểm tối đa ghi 2.5"),
    ]


def test_a_correction_may_excuse_a_sum() -> None:
    document = a_sound_set()
    document["corrections"].append({"at": "1", "field": "sum", "source": "2", "used": "2.5", "why": "In sai"})
    document["corrections"].append({"at": "X", "field": "sum", "source": "6", "used": "6.5", "why": "In sai"})
    node(document, "1")["max"] = "2.5"

    assert faults(document) == []


def test_one_gate_out_of_order_is_named_at_its_criterion() -> None:
    document = a_sound_set()
    options = node(document, "1.1")["options"]
    options[1]["minimum_for"], options[2]["minimum_for"] = [4], [3]

    assert faults(document) == [("1.1", "yêu cầu tối thiểu của 4 sao (1 điểm) thấp hơn của 3 sao (1.5 điểm)")]


def change(ident: str, **values: Any) -> Callable[[Map], None]:
    return lambda document: node(document, ident).update(values)


def change_option(ident: str, place: int, **values: Any) -> Callable[[Map], None]:
    return lambda document: node(document, ident)["options"][place].update(values)


def drop(ident: str, *keys: str) -> Callable[[Map], None]:
    return lambda document: [node(document, ident).pop(key) for key in keys]  # type: ignore[return-value]


def top(**values: Any) -> Callable[[Map], None]:
    return lambda document: document.update(values)


def also(key: str, entry: Map) -> Callable[[Map], None]:
    return lambda document: document[key].append(entry)


@pytest.mark.parametrize(
    ("fault", "item", "what"),
    [
        (top(number=2), "number", "không khớp tên tệp"),
        (top(id="THU-07"), "id", "không khớp số"),
        (top(number="1"), "number", "số nguyên"),
        (top(name="Bộ  1"), "name", "cách"),
        (top(total="11"), "total", "ấn bản ghi 10"),
        (top(total="11"), "total", "cộng lại là 10"),
        (top(total=10), "total", "chuỗi số"),
        (top(colour="red"), "colour", "khóa lạ"),
        (lambda document: document.pop("sector"), "sector", "thiếu"),
        (change("X", id="Z"), "X", "thiếu phần"),
        (change("X", id="Z"), "Z", "không có phần này"),
        (change("X", max="7"), "X", "phần có 7 điểm"),
        (change("X", max=None), "X", "max"),
        (change("1.2", id="1.1"), "1.1", "gặp hai lần"),
        (change("1.2", id="3"), "3", "không thuộc mục 1"),
        (change("1.2", title=""), "1.2", "trống"),
        (change("2", notes=["*"]), "2", "sao"),
        (change("1", options=node(a_sound_set(), "2")["options"]), "1", "items"),
        (change("1", items=[]), "1", "items"),
        (change("1.1", colour="red"), "1.1", "khóa lạ"),
        (change_option("1.1", 0, points=0), "1.1", "phương án a: points"),
        (change_option("1.1", 2, points="2"), "1.1", "quá điểm tối đa 1.5"),
        (change_option("1.1", 2, points="1.25"), "1.1", "phương án cao nhất có 1.25"),
        (change_option("1.1", 0, points="1.25"), "1.1", "điểm giảm"),
        (change_option("1.1", 1, id="a"), "1.1", "mã phương án a gặp hai lần"),
        (change_option("1.1", 1, text="□"), "1.1", "phương án b: text"),
        (change_option("1.1", 1, inferred=False), "1.1", "chỉ ghi khi là true"),
        (change_option("1.1", 1, inferred=True), "1.1", "phương án b: suy ra"),
        (change_option("1.1", 1, variant="1"), "1.1", "không chia trường hợp"),
        (change_option("1.1", 1, minimum_for=[3, 6]), "1.1", "không đánh dấu hạng 6"),
        (change_option("1.1", 1, minimum_for=[3, 4]), "1.1", "cùng là yêu cầu tối thiểu của 4 sao: b, c"),
        (change_option("1.1", 1, minimum_for="3"), "1.1", "minimum_for"),
        (change_option("2", 0, variant="3"), "2", "không có trường hợp 3"),
        (change("2", variants=[{"id": "1", "title": "Một"}, {"id": "2"}]), "2", "title: thiếu"),
        (
            change(
                "2",
                variants=[
                    {"id": "1", "title": "Một"},
                    {"id": "2", "title": "Hai"},
                    {"id": "3", "title": "Ba"},
                ],
            ),
            "2",
            "trường hợp 3: không có phương án",
        ),
        (
            change("4", applies_when={"criterion": "9", "options": ["a"], "otherwise": "0"}),
            "4",
            "không có tiêu chí 9",
        ),
        (
            change("4", applies_when={"criterion": "1", "options": ["a"], "otherwise": "0"}),
            "4",
            "không có tiêu chí 1",
        ),
        (
            change("4", applies_when={"criterion": "2", "options": ["z"], "otherwise": "0"}),
            "4",
            "không có phương án z",
        ),
        (change("4", applies_when={"criterion": "4", "options": ["a"], "otherwise": "0"}), "4", "vòng tròn"),
        (
            change("4", applies_when={"criterion": "2", "options": ["a"], "otherwise": "4.5"}),
            "4",
            "otherwise 4.5 điểm, quá điểm tối đa 4",
        ),
        (change("4", applies_when={"criterion": "2", "options": ["a"], "otherwise": 0}), "4", "otherwise"),
        (change("4", applies_when=5), "4", "applies_when"),
        (
            change("1.1", applies_when={"criterion": "4", "options": ["a"], "otherwise": "0"}),
            "4",
            "vòng tròn",
        ),
        (also("knock_outs", a_knock_out("K1")), "K1", "gặp hai lần"),
        (change("K1", effect="banned"), "K1", "excluded"),
        (change("K1", criterion="9"), "K1", "không có mục 9"),
        (change("K1", text=" x"), "K1", "cách"),
        (drop("K1", "source"), "K1", "source: thiếu"),
        (change("K2", when_points={"criteria": ["1", "2"], "points": "0"}), "K2", "không có tiêu chí 1"),
        (change("K2", when_points={"criteria": ["4"], "points": "3"}), "K2", "không có phương án 3 điểm"),
        (change("K2", when_points=[]), "K2", "when_points"),
        (change("K2", when_points={"criteria": ["4"]}), "K2", "points: thiếu"),
        (change("X", options=[], items=[]), "X", "items"),
        (
            also("corrections", {"at": "9", "field": "max", "source": "", "used": "1", "why": "x"}),
            "9",
            "không có mục 9",
        ),
        (
            also(
                "corrections",
                {"at": "1.1", "option": "z", "field": "max", "source": "", "used": "1", "why": "x"},
            ),
            "1.1",
            "không có mục 1.1 z",
        ),
        (
            also("corrections", {"at": "4", "field": "max", "source": "", "used": "1", "why": "x"}),
            "4",
            "ghi '1'",
        ),
        (
            also("corrections", {"at": "4", "field": "colour", "source": "", "used": "1", "why": "x"}),
            "4",
            "colour",
        ),
        (also("corrections", {"at": "4", "field": "sum", "source": "", "used": "1"}), "4", "why: thiếu"),
    ],
)
def test_each_fault_is_named(fault: Callable[[Map], object], item: str, what: str) -> None:
    document = copy.deepcopy(a_sound_set())
    fault(document)

    found = faults(document)

    assert any(where == item and what in told for where, told in found), found


def test_nought_points_need_no_option_of_nought() -> None:
    document = a_sound_set()
    node(document, "1.1")["options"][0]["points"] = "0.5"
    node(document, "1.1")["max"] = "1.5"

    assert ("K2", "when_points: tiêu chí 1.1 không có phương án 0 điểm") not in faults(document)


def test_a_circle_elsewhere_is_not_this_criterion_s_fault() -> None:
    document = a_sound_set()
    node(document, "1.1")["applies_when"] = {"criterion": "1.2", "options": ["a"], "otherwise": "0"}
    node(document, "1.2")["applies_when"] = {"criterion": "1.1", "options": ["a"], "otherwise": "0"}

    assert [item for item, what in faults(document) if "vòng tròn" in what] == ["1.1", "1.2"]


def test_a_set_that_is_hardly_one_is_still_judged() -> None:
    assert ("items", "thiếu") in faults({"id": "THU-01"})
    assert ("items", "phải là một danh sách") in faults({**a_sound_set(), "items": "none"})
    assert faults(a_sound_set(), figures=Figures({}, None, (3, 4, 5)))[0] in [
        ("X", "ấn bản không có phần này"),
        ("Y", "ấn bản không có phần này"),
    ]


def test_parts_that_the_edition_lacks_are_named_in_the_order_of_the_file() -> None:
    document = a_sound_set()
    document["items"] += [a_heading(ident, "0") for ident in ("Q", "P", "Z", "R", "M")]

    named = [item for item, what in faults(document) if what == "ấn bản không có phần này"]

    assert named == ["Q", "P", "Z", "R", "M"]


def test_a_list_that_must_be_there_is_not_there_when_it_is_null() -> None:
    document = a_sound_set()
    node(document, "1.1")["options"][1]["minimum_for"] = None

    assert ("1.1", "phương án b: minimum_for: thiếu") in faults(document)
