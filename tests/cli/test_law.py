"""./hoaban law: list, check, show, diff, and the list of commands, by the real command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from programme.given_law import a_criterion, a_heading, a_set, hoaban, the_law, write_edition

LAW = the_law()


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A copy of the law under another id."""
    shutil.copytree(LAW.folder.parent, tmp_path / "law")
    folder = (tmp_path / "law" / LAW.id).rename(tmp_path / "law" / "qd-moi")
    edit(folder, "edition.yaml", 'id: "qd-26-2026"', 'id: "qd-moi"')
    return folder


def edit(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


# --- list ---


def test_the_editions_are_listed_for_programs_and_for_people() -> None:
    said = hoaban("law", "list", "--json")
    read = hoaban("law", "list")

    assert (said.status, said.err) == (0, "")
    assert said.lines == [
        {
            "editions": [
                {
                    "id": "qd-26-2026",
                    "title": LAW.title,
                    "effective": "2026-05-22",
                    "ends": None,
                    "sets": 26,
                    "in_force": True,
                }
            ]
        }
    ]
    assert "26 bộ; đang có hiệu lực" in read.out


def test_editions_come_from_other_folders_too_and_the_day_says_which_are_in_force(law: Path) -> None:
    edit(law, "edition.yaml", "ends: null", 'ends: "2026-11-30"')
    (law.parent / "broken").mkdir()
    (law.parent / "broken/edition.yaml").write_text("{", encoding="utf-8")

    said = hoaban("law", "list", "--json", HOABAN_LAW_DIRS=f":{law.parent}:")
    read = hoaban("law", "list", HOABAN_LAW_DIRS=str(law.parent), HOABAN_TODAY="2026-11-30")

    assert [(one["id"], one["ends"], one["in_force"]) for one in said.lines[0]["editions"]] == [
        ("qd-26-2026", None, True),
        ("qd-moi", "2026-11-30", False),
    ]
    assert "broken" in said.err
    assert read.out.count("đang có hiệu lực") == 2
    assert hoaban("law", "list", HOABAN_TODAY="2026-05-21").out.count("không có hiệu lực hôm nay") == 1


# --- check ---


def test_the_law_as_it_ships_has_no_breach() -> None:
    said = hoaban("law", "check")
    named = hoaban("law", "check", str(LAW.folder))

    assert (said.status, said.out, named.status, named.out) == (0, "", 0, "")
    assert "26 bộ, 787 tiêu chí" in said.err


def test_each_breach_is_a_line_with_file_item_and_what(law: Path) -> None:
    edit(law, "criteria/02.yaml", 'max: "18"', 'max: "19"')
    edit(
        law,
        "criteria/03.yaml",
        'points: "1", minimum_for: [3], text: "Có nhãn',
        'points: "1", minimum_for: [4], text: "Có nhãn',
    )
    edit(
        law,
        "criteria/03.yaml",
        'points: "3", minimum_for: [4], text: "Ghi nhãn',
        'points: "3", minimum_for: [3], text: "Ghi nhãn',
    )
    (law / "criteria/07.yaml").unlink()
    (law / "criteria/08.yaml").write_bytes(b"\xff")
    edit(law, "criteria/10.yaml", 'id: "1.2"', 'id: "1.1"')

    said = hoaban("law", "check", str(law))

    assert said.status == 1
    named = {tuple(line.split(": ")[:2]) for line in said.out.splitlines()}
    assert named >= {
        ("criteria/02.yaml", "1"),
        ("criteria/03.yaml", "2.3"),
        ("criteria/07.yaml", "-"),
        ("criteria/08.yaml", "-"),
        ("criteria/10.yaml", "1.1"),
    }
    assert {file for file, _ in named} <= {
        "criteria/02.yaml",
        "criteria/03.yaml",
        "criteria/07.yaml",
        "criteria/08.yaml",
        "criteria/10.yaml",
        "evidence-kinds.yaml",  # what its words find in set 10
    }


def test_an_edition_met_twice_is_a_breach_and_is_not_used(law: Path) -> None:
    edit(law, "edition.yaml", 'id: "qd-moi"', 'id: "qd-26-2026"')

    checked = hoaban("law", "check", HOABAN_LAW_DIRS=str(law.parent))
    scored = hoaban("score", "-", HOABAN_LAW_DIRS=str(law.parent))
    compared = hoaban("law", "diff", "qd-26-2026", str(law), HOABAN_LAW_DIRS=str(law.parent))

    assert checked.status == 1
    assert checked.out.startswith("edition.yaml: id: ")
    assert (scored.status, compared.status) == (2, 2)


def test_criteria_without_plain_words_are_a_remark(law: Path) -> None:
    shutil.rmtree(law / "guide")

    said = hoaban("law", "check", str(law))

    assert (said.status, said.out) == (0, "")
    assert "guide/" in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "/nowhere"],
        ["check", ""],
        ["diff", "qd-26-2026", ""],
        ["check", __file__],
        ["check", "a", "b"],
        ["list", "x"],
        ["list", "--nope"],
        ["show"],
        ["diff", "qd-26-2026"],
        [],
        ["nope"],
    ],
)
def test_what_cannot_be_done_is_exit_status_2(arguments: list[str]) -> None:
    said = hoaban("law", *arguments)

    assert (said.status, said.out) == (2, "")
    assert said.err


def test_a_file_that_would_fill_the_memory_or_the_stack_is_a_breach_and_the_rest_is_checked(
    law: Path,
) -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (law / "criteria/01.yaml").write_text("[" * 5000, encoding="utf-8")
    (law / "criteria/03.yaml").write_text("x: " + "{y: " * 5000 + "1" + "}" * 5000, encoding="utf-8")
    (law / "criteria/04.yaml").write_text(laughs, encoding="utf-8")
    edit(law, "criteria/02.yaml", 'max: "18"', 'max: "19"')

    said = hoaban("law", "check", HOABAN_LAW_DIRS=str(law.parent))
    compared = hoaban("law", "diff", "qd-26-2026", str(law))

    found = {tuple(line.split(": ")[:2]) for line in said.out.splitlines()}
    assert said.status == 1
    assert found >= {(f"criteria/{n}.yaml", "-") for n in ("01", "03", "04")} | {("criteria/02.yaml", "1")}
    assert (compared.status, compared.out) == (1, "")


def test_list_and_check_agree_on_an_edition_with_a_blank_id(law: Path) -> None:
    edit(law, "edition.yaml", 'id: "qd-moi"', 'id: ""')

    listed = hoaban("law", "list", "--json", HOABAN_LAW_DIRS=str(law.parent))
    checked = hoaban("law", "check", HOABAN_LAW_DIRS=str(law.parent))

    assert [one["id"] for one in listed.lines[0]["editions"]] == ["qd-26-2026"]
    assert "edition.yaml: id: " in listed.err
    assert (checked.status, checked.out.startswith("edition.yaml: id: ")) == (1, True)


# --- show ---


def test_a_set_is_shown_as_its_file_has_it() -> None:
    said = hoaban("law", "show", "QD26-04", "--json")

    assert said.status == 0
    assert said.lines[0] == LAW.set_file("QD26-04").raw
    assert list(said.lines[0]) == list(LAW.set_file("QD26-04").raw)


def test_a_set_is_shown_to_be_read() -> None:
    said = hoaban("law", "show", "QD26-26", "--edition", "qd-26-2026")
    other = hoaban("law", "show", "QD26-04")

    assert "1.1. Bộ phận điều phối quản lý và điều hành dịch vụ (tối đa 3)" in said.out
    assert "a) 1 điểm: Đơn đăng ký nhãn hiệu đã được cơ quan có thẩm quyền chấp nhận" in said.out
    assert "[tối thiểu cho 3 sao]" in said.out
    assert "Trường hợp 1: Dịch vụ du lịch do cộng đồng cung cấp" in said.out
    assert "chỉ chấm khi 5.1 là b, c, d, e" in other.out
    assert "Chỉnh tại 7 c: " in other.out
    assert "K1 (loại): " in other.out


def test_a_set_or_edition_that_is_not_there_is_exit_status_2_and_one_that_cannot_be_read_1(
    tmp_path: Path,
) -> None:
    write_edition(tmp_path / "x", [{"number": 1, "id": "THU-01", "name": "x"}])

    assert hoaban("law", "show", "QD26-99").status == 2
    assert hoaban("law", "show", "QD26-01", "--edition", "qd-0").status == 2
    broken = hoaban("law", "show", "THU-01", "--edition", "qd-thu", HOABAN_LAW_DIRS=str(tmp_path))
    assert (broken.status, "criteria/01.yaml: total" in broken.err) == (1, True)


def test_a_folder_of_criteria_that_is_not_there_is_told_and_the_list_goes_on(tmp_path: Path) -> None:
    write_edition(tmp_path / "x", [])

    said = hoaban("law", "list", "--json", HOABAN_LAW_DIRS=str(tmp_path))

    assert (said.status, said.lines[0]["editions"][1]["sets"]) == (0, 0)
    assert "criteria/" in said.err


# --- diff ---


def test_two_editions_are_compared_value_by_value(law: Path) -> None:
    edit(
        law,
        "criteria/01.yaml",
        '{id: b, points: "2", minimum_for: []',
        '{id: b, points: "1.5", minimum_for: []',
    )

    by_folder = hoaban("law", "diff", "qd-26-2026", str(law))
    by_id = hoaban("law", "diff", "qd-26-2026", "qd-moi", HOABAN_LAW_DIRS=str(law.parent))
    same = hoaban("law", "diff", "qd-26-2026", "qd-26-2026")

    assert (by_folder.status, by_folder.lines) == (0, by_id.lines)
    assert by_folder.lines == [
        {
            "changed": [
                {"at": "edition.yaml: id", "was": "qd-26-2026", "now": "qd-moi"},
                {"at": "criteria/01.yaml: 1.1.b.points", "was": "2", "now": "1.5"},
            ]
        }
    ]
    assert (same.status, json.loads(same.out)) == (0, {"changed": []})


def test_a_day_without_quotes_is_compared_all_the_same(law: Path) -> None:
    edit(law, "criteria/01.yaml", "name: Rau, củ, quả, hạt tươi", "name: 2026-05-22")

    changes = hoaban("law", "diff", "qd-26-2026", str(law)).lines[0]["changed"]
    shown = hoaban("law", "show", "QD26-01", "--json", "--edition", "qd-moi", HOABAN_LAW_DIRS=str(law.parent))

    assert [(one["at"], one["now"]) for one in changes[1:]] == [("criteria/01.yaml: name", "2026-05-22")]
    assert shown.lines[0]["name"] == "2026-05-22"


def test_an_edition_that_cannot_be_compared_is_named(tmp_path: Path) -> None:
    one = a_set(1, a_heading("X", "6", a_criterion("1", ["6"])))
    good = write_edition(tmp_path / "good", [one])
    bad = write_edition(tmp_path / "bad", [one])
    (bad / "criteria/01.yaml").write_text("{", encoding="utf-8")
    (tmp_path / "empty").mkdir()

    assert hoaban("law", "diff", str(good), "qd-0").status == 2
    assert hoaban("law", "diff", str(good), str(tmp_path / "empty")).status == 2
    assert hoaban("law", "diff", str(good), str(bad)).status == 1


# --- the list of commands ---


@pytest.mark.parametrize("arguments", [[], ["nope"], ["lines"], ["../x"]])
def test_an_unknown_command_gets_the_list_of_commands(arguments: list[str]) -> None:
    said = hoaban(*arguments)

    assert (said.status, said.out) == (2, "")
    for command in ("law", "score", "panel", "path", "dates"):
        assert f"./hoaban {command} " in said.err


@pytest.mark.parametrize("said_first", [["--edition", "qd-0"], ["--edition=qd-0"]])
def test_the_edition_may_stand_before_the_command(said_first: list[str]) -> None:
    said = hoaban(*said_first, "law", "show", "QD26-01")

    assert said.status == 2
    assert "qd-0" in said.err
    assert (
        hoaban("--edition", "qd-26-2026", "law", "show", "QD26-01").out
        == hoaban("law", "show", "QD26-01").out
    )


def test_help_is_no_complaint() -> None:
    said = hoaban("--help")

    assert said.status == 0
    assert "./hoaban score" in said.out
