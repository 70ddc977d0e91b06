"""A whole edition on the desk: which file is at fault, and what is only a remark."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from hoaban.programme.drafting.check import check_edition, met_twice_breaches
from hoaban.programme.edition import known_editions
from programme.given_law import a_calendar, a_criterion, a_heading, a_set, the_law, write, write_edition

LAW = the_law()


def a_small_set(number: int = 1) -> dict[str, Any]:
    return a_set(
        number,
        a_heading("X", "6", a_criterion("1", ["0", "6"])),
        a_heading("Y", "4", a_criterion("2", ["4"])),
    )


def faults(folder: Path) -> list[tuple[str, str]]:
    return [(breach.file, breach.item) for breach in check_edition(folder).breaches]


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A copy of the law to break."""
    shutil.copytree(LAW.folder.parent, tmp_path / "law")
    return tmp_path / "law" / LAW.id


def edit(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_law_has_no_breach_and_plain_words_for_all() -> None:
    report = check_edition(LAW.folder)

    assert report.breaches == ()
    assert report.remarks == ("đã đọc 26 bộ, 787 tiêu chí",)


def test_the_two_misprints_of_the_law_would_be_refused(law: Path) -> None:
    # set 4, 7 c prints 13 for 3; set 11, 6.1.1 b prints 11 for 1
    edit(
        law,
        "criteria/04.yaml",
        '{id: c, points: "3", minimum_for: [], text: "Có trên 2 chỉ tiêu"}',
        '{id: c, points: "13", minimum_for: [], text: "Có trên 2 chỉ tiêu"}',
    )

    found = faults(law)
    assert ("criteria/04.yaml", "7") in found
    assert {file for file, _ in found} == {"criteria/04.yaml"}


def test_a_missing_file_is_named_itself(law: Path) -> None:
    for file in ("criteria/05.yaml", "forms/mau-02.yaml", "evidence-kinds.yaml"):
        (law / file).unlink()

    missing = [file for file, item in faults(law) if item == "-"]
    assert missing == ["criteria/05.yaml", "evidence-kinds.yaml", "forms/mau-02.yaml"]


def test_the_calendar_beside_the_edition_is_a_file_of_it_too(law: Path) -> None:
    (law.parent / "calendar/holidays-vn.yaml").unlink()

    assert faults(law) == [("../calendar/holidays-vn.yaml", "-")]


FILES = {
    "criteria": "criteria/",
    "catalogue": "c.yaml",
    "calendar": "../k.yaml",
    "evidence_kinds": "e.yaml",
    "forms": ["m.yaml"],
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small edition with a file of every kind."""
    folder = write_edition(tmp_path / "small", [a_small_set()], files=FILES)
    group = {"code": "1", "name": "Nhóm", "managing_agencies": ["Bộ"], "criteria_set": 1}
    write(folder, "c.yaml", {"sectors": [{"code": "I", "name": "Ngành", "groups": [group]}]})
    write(folder, "../k.yaml", a_calendar())
    write(folder, "e.yaml", {"kinds": []})
    write(folder, "m.yaml", {"id": "m"})
    write(folder, "guide/one.yaml", {"criteria": [{"title": "Tiêu chí 1", "by_set": {"THU-01": {}}}]})
    return folder


@pytest.mark.parametrize("text", [b"\xff\xfe", b"a: [", b"- 1\n", b"", None])
@pytest.mark.parametrize(
    "file", ["criteria/01.yaml", "c.yaml", "../k.yaml", "e.yaml", "m.yaml", "guide/one.yaml"]
)
def test_a_file_that_cannot_be_read_is_named_itself_and_nothing_else(
    small: Path, file: str, text: bytes | None
) -> None:
    (small / file).unlink()
    (small / file).mkdir() if text is None else (small / file).write_bytes(text)

    assert faults(small) == [(file, "-")]


def test_a_text_that_is_more_than_it_seems_is_named(small: Path) -> None:
    (small / "m.yaml").write_text("id: !!str m\nedition: e\nid: m\n", encoding="utf-8")
    tags_and_keys = [fault for fault in faults(small) if fault == ("m.yaml", "-")]
    (small / "m.yaml").write_text("id: &x m\nedition: *x\n", encoding="utf-8")

    assert len(tags_and_keys) == 2
    assert faults(small) == [("m.yaml", "-")]


def test_a_file_nested_without_end_is_named_and_the_others_are_checked(tmp_path: Path) -> None:
    write_edition(tmp_path, [a_small_set(1), a_small_set(2)])
    deep = "{x: " * 5000 + "1" + "}" * 5000
    (tmp_path / "criteria/01.yaml").write_text(deep, encoding="utf-8")
    (tmp_path / "criteria/02.yaml").write_text(
        "\n".join(" " * n + "x:" for n in range(5000)), encoding="utf-8"
    )

    assert faults(tmp_path) == [("criteria/01.yaml", "-"), ("criteria/02.yaml", "-")]


def test_a_number_without_quotes_in_an_option_is_named_at_its_criterion(tmp_path: Path) -> None:
    one = a_small_set()
    one["items"][0]["items"][0]["options"][0]["points"] = 3.5
    one["items"][1]["items"][0]["variants"] = [{"id": "v", "title": 1.5}]
    write_edition(tmp_path, [one])

    assert {item for _, item in faults(tmp_path)} == {"1", "2"}


def test_an_edition_without_an_id_is_named(tmp_path: Path) -> None:
    write_edition(tmp_path, [a_small_set()], id=" ")

    assert faults(tmp_path) == [("edition.yaml", "id")]


def test_an_edition_file_that_cannot_be_read_is_all_there_is_to_say(tmp_path: Path) -> None:
    assert faults(tmp_path) == [("edition.yaml", "-")]
    assert check_edition(tmp_path).remarks[0] == "đã đọc 0 bộ, 0 tiêu chí"


def test_a_number_that_is_not_exact_is_named_where_it_stands(tmp_path: Path) -> None:
    write_edition(
        tmp_path, [a_small_set()], extra={"share": 0.5, "list": [{"id": "e", "x": [1.5]}], "n": None}
    )

    assert faults(tmp_path) == [("edition.yaml", "extra"), ("edition.yaml", "e")]


def test_an_id_or_a_number_met_twice_is_named_at_the_later_file(tmp_path: Path) -> None:
    write_edition(tmp_path, [a_small_set(1), {**a_small_set(2), "id": "THU-01", "number": 1}])
    write(tmp_path, "criteria/02.yaml", {**a_small_set(2), "id": "THU-01"})

    assert ("criteria/02.yaml", "id") in faults(tmp_path)
    write(tmp_path, "criteria/02.yaml", {**a_small_set(2), "number": 1})
    assert ("criteria/02.yaml", "number") in faults(tmp_path)


def test_a_small_edition_with_all_kinds_of_files_has_no_breach_and_a_remark(small: Path) -> None:
    report = check_edition(small)

    assert report.breaches == ()
    assert report.remarks[1:] == ("criteria/01.yaml: 2: chưa có lời thường (guide/)",)

    (small / "guide/one.yaml").unlink()
    assert check_edition(small).remarks[1:] == ("chưa có lời thường cho tiêu chí nào (guide/)",)


def test_an_edition_without_criteria_says_so(tmp_path: Path) -> None:
    write_edition(tmp_path, [])
    assert faults(tmp_path) == [("criteria/", "-")]

    write_edition(tmp_path, [], files={})
    assert faults(tmp_path) == [("edition.yaml", "files")]

    write_edition(tmp_path, [], files=[])
    assert ("edition.yaml", "files") in faults(tmp_path)


def test_an_edition_met_twice_is_named_with_the_other_folder(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_edition(tmp_path / name, [a_small_set()])

    breaches = met_twice_breaches(known_editions([tmp_path]))

    assert [folder.name for folder in breaches] == ["b"]
    [breach] = breaches.values()
    assert (breach.file, breach.item) == ("edition.yaml", "id")
    assert str(tmp_path / "a") in breach.what
