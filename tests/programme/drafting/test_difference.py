"""In what two editions differ."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import Any

from hoaban.programme.drafting.difference import Change, differences
from hoaban.programme.edition import Edition
from programme.given_law import a_criterion, a_heading, a_knock_out, a_set, an_edition, the_law, write


def a_small_set(**more: Any) -> dict[str, Any]:
    one = a_criterion("1", ["0", "2"], notes=["Ghi chú"])
    return a_set(
        1,
        a_heading("X", "6", one, a_criterion("2", ["4"])),
        a_heading("Y", "4", a_criterion("3", ["4"])),
        **more,
    )


def compare(folder: Path, was: dict[str, Any], now: dict[str, Any], **changes: Any) -> list[Change]:
    return differences(an_edition(folder / "was", was), an_edition(folder / "now", now, **changes))


def test_an_edition_does_not_differ_from_its_copy(tmp_path: Path) -> None:
    shutil.copytree(the_law().folder.parent, tmp_path / "law")

    assert differences(the_law(), Edition(tmp_path / "law" / the_law().id)) == []


def test_a_changed_value_is_told_at_its_node_and_option(tmp_path: Path) -> None:
    now = a_small_set(name="Tên khác")
    now["items"][0]["items"][0]["options"][1].update(points="1.5", minimum_for=[4])

    assert compare(tmp_path, a_small_set(), now, gates={"cumulative": False}) == [
        Change("edition.yaml: gates.marks.3", "***", None),
        Change("edition.yaml: gates.marks.4", "****", None),
        Change("edition.yaml: gates.marks.5", "*****", None),
        Change("edition.yaml: gates.cumulative", True, False),
        Change("edition.yaml: gates.when_three_star_gate_missed", 2, None),
        Change("criteria/01.yaml: 1.b.points", "2", "1.5"),
        Change("criteria/01.yaml: 1.b.minimum_for", [], [4]),
        Change("criteria/01.yaml: name", "Bộ 1", "Tên khác"),
    ]


def test_entries_are_known_by_their_ids_and_false_is_not_nothing(tmp_path: Path) -> None:
    settings = [{"id": "quorum", "type": "fraction", "default": "0.5"}, {"id": "new", "default": False}]

    assert compare(tmp_path, a_small_set(), a_small_set(), province_settings=settings)[:1] == [
        Change("edition.yaml: province_settings.quorum.default", "0.75", "0.5")
    ]
    assert Change("edition.yaml: province_settings.new.default", None, False) in compare(
        tmp_path, a_small_set(), a_small_set(), province_settings=settings
    )


def test_what_comes_or_goes_is_null_on_the_other_side(tmp_path: Path) -> None:
    now = a_small_set(knock_outs=[a_knock_out("K1")])
    del now["items"][0]["items"][0]["options"][1]

    assert compare(tmp_path, a_small_set(), now) == [
        Change("criteria/01.yaml: 1.b.id", "b", None),
        Change("criteria/01.yaml: 1.b.points", "2", None),
        Change("criteria/01.yaml: 1.b.text", "Phương án b", None),
        Change("criteria/01.yaml: 1.b.minimum_for", [], None),
        Change("criteria/01.yaml: knock_outs.K1.id", None, "K1"),
        Change("criteria/01.yaml: knock_outs.K1.effect", None, "excluded"),
        Change("criteria/01.yaml: knock_outs.K1.text", None, "Loại K1"),
        Change("criteria/01.yaml: knock_outs.K1.source", None, "Phụ lục, K1"),
    ]


def test_a_change_of_order_is_told_and_a_new_entry_is_no_change_of_order(tmp_path: Path) -> None:
    turned, grown = a_small_set(), a_small_set()
    turned["items"][0]["items"].reverse()
    grown["items"][0]["items"].insert(0, a_criterion("0", ["0"]))

    assert compare(tmp_path, a_small_set(), turned) == [
        Change("criteria/01.yaml: X.items", ["1", "2"], ["2", "1"])
    ]
    assert {
        change.at.split(".")[1].removeprefix("yaml: ") for change in compare(tmp_path, a_small_set(), grown)
    } == {"0"}


def test_a_file_that_only_one_has_is_told_in_full(tmp_path: Path) -> None:
    old = an_edition(tmp_path / "was", a_small_set(), files={"criteria": "criteria/", "forms": ["m.yaml"]})
    write(tmp_path / "was", "m.yaml", {"id": "m", "rules": [{"x": 1}, {"x": 1}], "none": []})
    new = an_edition(tmp_path / "now", a_small_set())

    assert differences(old, new) == [
        Change("edition.yaml: files.forms", ["m.yaml"], None),
        Change("m.yaml: id", "m", None),
        Change("m.yaml: rules.0.x", 1, None),
        Change("m.yaml: rules.1.x", 1, None),
        Change("m.yaml: none", [], None),
    ]


def test_entries_without_a_name_are_known_by_their_place(tmp_path: Path) -> None:
    was = a_small_set(corrections=[{"why": "một"}, {"why": "hai"}])
    now = a_small_set(corrections=[{"why": "một"}, {"why": "ba"}])

    assert compare(tmp_path, was, now) == [Change("criteria/01.yaml: corrections.1.why", "hai", "ba")]


def test_a_tree_that_is_none_is_still_compared(tmp_path: Path) -> None:
    now = copy.deepcopy(a_small_set())
    now["items"][0]["items"][0]["options"] = "none"
    now["items"][1]["items"] = [{"title": "x", "items": "y"}, "z"]

    places = {change.at: change.now for change in compare(tmp_path, a_small_set(), now)}

    assert places["criteria/01.yaml: 1.options"] == "none"
    assert places["criteria/01.yaml: Y.items"] == [{"title": "x", "items": "y"}, "z"]


def test_values_are_compared_with_their_types_and_an_empty_list_is_something(tmp_path: Path) -> None:
    was = a_small_set(corrections=[{"why": "một", "flags": [True, {"n": 1}]}], extra={})
    now = a_small_set(corrections=[{"why": "một", "flags": [1, {"n": 1}]}], samples=5.0)
    del now["items"][0]["items"][0]["options"][0]["minimum_for"]
    now["subgroup"] = now.pop("subgroup")
    same = a_small_set(corrections=[{"why": "một", "flags": [True, {"n": 1}]}], extra={})
    del same["subgroup"]  # null and left out say the same

    found = [(one.at.split(": ")[1], repr(one.was), repr(one.now)) for one in compare(tmp_path, was, now)]

    assert found == [
        ("1.a.minimum_for", "[]", "None"),
        ("samples", "5", "5.0"),
        ("corrections.0.flags", "[True, {'n': 1}]", "[1, {'n': 1}]"),
        ("extra", "{}", "None"),
    ]
    assert compare(tmp_path / "2", was, same) == []


def test_nodes_and_options_that_come_into_an_empty_list_are_no_change_of_the_list(tmp_path: Path) -> None:
    was, now = a_small_set(), a_small_set()
    was["items"][0]["items"][0]["options"] = []
    was["items"][1]["items"] = []
    bare = a_small_set()
    del bare["items"]

    places = {change.at.removeprefix("criteria/01.yaml: ") for change in compare(tmp_path, was, now)}
    without = {one.at.removeprefix("criteria/01.yaml: "): one for one in compare(tmp_path / "2", was, bare)}

    assert {"1.a.minimum_for", "3.a.points"} <= places
    assert not {"1.options", "Y.items"} & places
    assert (without["Y.items"].was, without["Y.items"].now) == ([], None)
    assert (without["1.options"].was, without["1.options"].now) == ([], None)
