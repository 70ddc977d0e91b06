"""./hoaban score: the contract of DESIGN 5.1, by the real command."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from programme.given_law import (
    a_band,
    a_criterion,
    a_heading,
    a_set,
    as_json,
    best_sheet,
    environment,
    hoaban,
    json_lines,
    write_edition,
)


def error_of(line: Any, *options: str) -> Any:
    """The error that takes one line's place; the next line is scored all the same."""
    said = hoaban("score", "-", *options, stdin=json_lines(line, as_json(best_sheet(), "next")))

    assert said.status == 2
    assert said.lines[1]["star"] == 5
    return said.lines[0]


def test_a_sheet_is_answered_with_points_band_star_and_what_held_it_down() -> None:
    said = hoaban("score", "-", stdin=json_lines(as_json(best_sheet(_1_5="b"))))

    assert said.status == 0
    assert said.err == ""
    [answer] = said.lines
    assert answer == {
        "id": "x",
        "edition": "qd-26-2026",
        "total": "98",
        "parts": {"A": "38", "B": "25", "C": "35"},
        "band": 5,
        "star": 3,
        "knocked_out": False,
        "knock_outs": [],
        "limits": [
            {
                "star": 4,
                "criterion": "1.5",
                "has": "b",
                "needs": "c",
                "source": "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1, 1.5",
            },
            {
                "star": 5,
                "criterion": "1.5",
                "has": "b",
                "needs": "d",
                "source": "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1, 1.5",
            },
        ],
        "missing": [],
    }
    assert '"QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1, 1.5"' in said.out  # letters, not escapes


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ({"id": "x", "set": "QD26-99", "answers": {"1.1": "a"}}, {"code": "unknown-set"}),
        (
            {"id": "x", "set": "QD26-01", "answers": {"9.9": "a", "A": "b", "1.1": "z"}},
            {"code": "unknown-criterion", "criteria": ["9.9", "A"]},
        ),
        (
            {"id": "x", "set": "QD26-01", "answers": {"3.1": "z", "1.1": "z"}, "knock_outs": ["K9"]},
            {"code": "unknown-option", "criteria": ["1.1", "3.1"]},
        ),
        (
            {"id": "x", "set": "QD26-01", "answers": {"1.1": "a"}, "knock_outs": ["K9", "K1", "K8", "K9"]},
            {"code": "unknown-knock-out", "knock_outs": ["K9", "K8"]},
        ),
        (
            as_json(best_sheet())
            | {"answers": {k: v for k, v in best_sheet().answers.items() if k not in ("1.1", "5.1")}},
            {"code": "missing-answers", "criteria": ["1.1", "5.1", "5.2"]},
        ),
    ],
)
def test_an_error_takes_its_line_s_place_with_all_it_is_about(line: Any, error: Any) -> None:
    assert error_of(line) == {"id": "x", "error": error}


def test_what_is_not_of_the_shape_is_bad_json_and_the_rest_goes_on() -> None:
    lines: list[tuple[object, object]] = [
        ("{", None),
        ("", "skipped"),
        ("  \t ", "skipped"),
        ("[1]", None),
        ("5", None),
        ('"x"', None),
        ("null", None),
        ('{"id":"a"}', "a"),
        ('{"id":"a","set":1,"answers":{}}', "a"),
        ('{"id":"a","set":null,"answers":{}}', "a"),
        ('{"id":"a","set":"QD26-01"}', "a"),
        ('{"id":"a","set":"QD26-01","answers":[]}', "a"),
        ('{"id":"a","set":"QD26-99","answers":{"1.1":3}}', "a"),
        ('{"id":"a","set":"QD26-01","answers":{"1.1":["a"]}}', "a"),
        ('{"id":"a","set":"QD26-01","answers":{"1.1":true}}', "a"),
        ('{"id":"a","set":"QD26-01","answers":{"1.1":NaN}}', "a"),
        ('{"id":"a","set":"QD26-01","answers":{},"knock_outs":"K1"}', "a"),
        ('{"id":"a","set":"QD26-01","answers":{},"knock_outs":[1]}', "a"),
        ('{"id":"a","set":"QD26-01","answers":{},"knock_outs":null}', "a"),
        ('{"id":"a","set":"QD26-01","answers":{"1.1":"a","1.1":"b"}}', "a"),
        ('{"id":NaN,"set":1}', None),
        ('{"id":[1.5,NaN],"set":1}', None),
        ("[" * 100_000, None),
        ('{"id":' + "[" * 100_000, None),
        ('{"id":{"a":[1.5,true]},"set":1}', {"a": [1.5, True]}),
        ('{"id":12345678901234567890123,"set":1}', 12345678901234567890123),
        ('{"set":1}', None),
        ('{"id":"a\u2028b","set":1}', "a\u2028b"),
        ('{"id":"\\ud800","set":1}', "\ud800"),
        ("﻿{}", None),
        ('{"id":"a","set":"QD26-01","answers":{"1.1":"a"}} x', None),
    ]
    said = hoaban("score", "-", stdin=json_lines(*(line for line, _ in lines), as_json(best_sheet(), "last")))

    assert said.status == 2
    expected = [{"id": ident, "error": {"code": "bad-json"}} for _, ident in lines if ident != "skipped"]
    assert [json.loads(line) for line in said.out.split("\n")[:-2]] == expected
    assert json.loads(said.out.split("\n")[-2])["id"] == "last"


@pytest.mark.parametrize(
    "ident",
    [
        "0.1000000000000000000001", "12345678901234567890.5", "1e2", "1E+2", "-0", "-0.0", "1e999",
        "9" * 5000, "-" + "9" * 5000, '[1.50,{"a":-0,"b":[true,null,"é"]},[]]', "7",
        "-12", "[" * 300 + "1.0" + "]" * 300,
    ],
)  # fmt: skip
def test_an_id_is_echoed_as_it_is_written(ident: str) -> None:
    """In a result, in an error, and in a line that is no good JSON because a key comes twice."""
    sheet = json.dumps(as_json(best_sheet()))
    lines = (sheet.replace('"x"', ident, 1), f'{{"id":{ident}}}', f'{{"id":{ident},"a":1,"a":2}}')

    said = hoaban("score", "-", stdin=json_lines(*lines))

    assert [line.startswith(f'{{"id":{ident},"') for line in said.out.splitlines()] == [True] * 3


@pytest.mark.parametrize("value", ["1.5", "1e2", "-0", "9" * 5000])
def test_a_number_is_no_text(value: str) -> None:
    for line in ('{"set":%s,"answers":{}}', '{"set":"QD26-01","answers":{"1.1":%s}}'):
        assert error_of(line % value)["error"] == {"code": "bad-json"}


def test_invalid_utf8_is_one_bad_line() -> None:
    good = json_lines(as_json(best_sheet())).encode()

    said = hoaban("score", "-", stdin=b'{"id":"\xff\xfe"}\n' + good + b"\xc3(\n")

    assert [line.get("error") for line in said.lines] == [{"code": "bad-json"}, None, {"code": "bad-json"}]


def test_byte_order_mark_blank_lines_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    line = json_lines(as_json(best_sheet(), 7)).encode()
    file = tmp_path / "phiếu.jsonl"
    file.write_bytes(b"\xef\xbb\xbf\r\n" + line.replace(b"\n", b"\r\n") + b"\n   \n" + line.rstrip())

    said = hoaban("score", str(file))

    assert (said.status, [answer["id"] for answer in said.lines]) == (0, [7, 7])


def test_an_empty_file_is_answered_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()

    assert hoaban("score", str(tmp_path / "empty")).status == 0


def test_unknown_keys_are_ignored_whatever_they_hold() -> None:
    strange = as_json(best_sheet(), None, note={"a": [None]}, total="5")
    text = json.dumps(strange)[:-1] + ',"n":' + "9" * 5000 + "}"

    said = hoaban("score", "-", stdin=text)

    assert (said.status, said.lines[0]["id"], said.lines[0]["star"]) == (0, None, 5)


def test_a_sheet_so_far_lists_what_is_missing() -> None:
    answers = {k: v for k, v in best_sheet().answers.items() if k not in ("5.1", "1.5")}
    said = hoaban(
        "score", "--partial", "-", stdin=json_lines({"id": 1, "set": "QD26-01", "answers": answers})
    )

    assert said.status == 0
    [answer] = said.lines
    assert (answer["total"], answer["missing"]) == ("90", ["1.5", "5.1", "5.2"])
    assert {limit["criterion"] for limit in answer["limits"]} == {"1.5", "5.1"}
    assert all(limit["has"] is None for limit in answer["limits"])


def test_the_order_of_results_is_that_of_the_lines() -> None:
    sheets = [as_json(best_sheet(_1_1="a"), number) for number in range(500)]

    assert [answer["id"] for answer in hoaban("score", "-", stdin=json_lines(*sheets)).lines] == list(
        range(500)
    )


def test_lines_are_answered_as_they_come() -> None:
    command = [sys.executable, "-m", "hoaban", "score", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in range(3):
            running.stdin.write(json_lines(as_json(best_sheet(), number)).encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()

        assert running.wait(10) == 0


def test_a_reader_who_goes_away_is_no_reason_to_complain() -> None:
    sheets = json_lines(*(as_json(best_sheet(), number) for number in range(3000))).encode()
    command = [sys.executable, "-m", "hoaban", "score", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
        running.stdout = None
        _, err = running.communicate(sheets)

    assert (running.returncode, err) == (1, b"")


def test_where_results_cannot_be_written_it_says_so() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "hoaban", "score", "-"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            input=json_lines(as_json(best_sheet())).encode(),
            env=environment(),
        )

    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["score"],
        ["score", "no-such-file"],
        ["score", "."],
        ["score", "-", "-"],
        ["score", "-", "--nope"],
        ["score", "-", "--edition"],
        ["score", "-", "--edition", "qd-0"],
        ["score", "--partial"],
    ],
)
def test_what_cannot_be_done_is_exit_status_2_with_a_message(arguments: list[str]) -> None:
    said = hoaban(*arguments)

    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("hoaban: ")


def test_results_are_utf8_whatever_the_locale_and_start_without_django() -> None:
    said = hoaban(
        "score",
        "-",
        stdin=json_lines(as_json(best_sheet(_1_5="c"))),
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
        PYTHONPROFILEIMPORTTIME="1",
    )

    assert "Phụ lục II" in said.out
    assert "import time" in said.err
    for heavy in ("django", "argparse", "asyncio"):
        assert f" {heavy}\n" not in said.err


def test_one_line_from_a_cold_start_takes_half_a_second_at_most() -> None:
    """Of the processor's time: what others do on the machine does not count."""
    took = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        hoaban("score", "-", stdin=json_lines(as_json(best_sheet())))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    assert min(took) <= 0.5


# --- other editions, with no change of code ---


@pytest.fixture
def other_law(tmp_path: Path) -> str:
    """A folder with an invented edition: three parts deep, quarter points, other stars."""
    deep = a_heading(
        "Z", "2.75", a_heading("1", "2.75", a_heading("1.1", "2.75", a_criterion("1.1.1", ["0.25", "2.75"])))
    )
    one = a_set(1, a_criterion("W", ["0", "0.5"], {2: "b"}), deep, total="3.25")
    write_edition(
        tmp_path / "law/qd-khac",
        [one],
        id="qd-khac",
        dates={"effective": "2028-01-01"},
        total="3.25",
        parts=[{"id": "W", "points": "0.5"}, {"id": "Z", "points": "2.75"}],
        star_bands=[a_band(1, "0", "2.5"), a_band(2, "2.5", "3.25", closed=True)],
        gates={"marks": {"2": "**"}, "cumulative": True},
    )
    return str(tmp_path / "law")


def test_an_invented_edition_scores_with_no_change_of_code(other_law: str) -> None:
    sheet = {"id": 1, "set": "THU-01", "answers": {"W": "a", "1.1.1": "b"}}
    stdin = json_lines(sheet, {**sheet, "answers": {"W": "b", "1.1.1": "b"}})

    said = hoaban("score", "--edition", "qd-khac", "-", stdin=stdin, HOABAN_LAW_DIRS=other_law)

    assert said.status == 0
    assert [(a["edition"], a["total"], a["parts"], a["band"], a["star"]) for a in said.lines] == [
        ("qd-khac", "2.75", {"W": "0", "Z": "2.75"}, 2, 1),
        ("qd-khac", "3.25", {"W": "0.5", "Z": "2.75"}, 2, 2),
    ]
    assert said.lines[0]["limits"][0]["source"] == "QĐ THỬ, bộ 1, W"
    assert hoaban("law", "check", f"{other_law}/qd-khac").out == ""


def test_the_edition_in_force_on_the_day_is_the_one_that_judges(other_law: str) -> None:
    stdin = json_lines({"id": 1, "set": "THU-01", "answers": {"W": "a", "1.1.1": "b"}})

    before = hoaban("score", "-", stdin=stdin, HOABAN_LAW_DIRS=other_law, HOABAN_TODAY="2027-12-31")
    after = hoaban("score", "-", stdin=stdin, HOABAN_LAW_DIRS=other_law, HOABAN_TODAY="2028-01-01")
    named = hoaban("score", "-", "--edition=qd-khac", stdin=stdin, HOABAN_LAW_DIRS=other_law)

    assert before.lines[0]["error"] == {"code": "unknown-set"}
    assert after.lines[0]["edition"] == named.lines[0]["edition"] == "qd-khac"


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"HOABAN_TODAY": "tomorrow"}, "HOABAN_TODAY"),
        ({"HOABAN_TODAY": "20261201"}, "HOABAN_TODAY"),
        ({"HOABAN_TODAY": "2026-12-01", "HOABAN_BASE_URL": "https://ocop.example.vn"}, "HOABAN_BASE_URL"),
        ({"HOABAN_TODAY": "2020-01-01"}, "2020-01-01"),
        ({"HOABAN_LAW_DIRS": "/nowhere"}, "/nowhere"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(settings: dict[str, str], word: str) -> None:
    said = hoaban("score", "-", **settings)

    assert said.status == 2
    assert word in said.err


def test_a_set_that_cannot_be_read_is_the_law_s_fault_and_exit_status_1(other_law: str) -> None:
    (Path(other_law) / "qd-khac/criteria/01.yaml").write_text("{", encoding="utf-8")
    stdin = json_lines({"id": 1, "set": "THU-01", "answers": {}})

    said = hoaban("score", "-", "--edition", "qd-khac", stdin=stdin, HOABAN_LAW_DIRS=other_law)

    assert said.status == 1
    assert "criteria/01.yaml" in said.err
