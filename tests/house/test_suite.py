"""What ./test counts and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from suite import coverage_gate, installed
from suite.__main__ import PROJECT, Suite, conclude, marked, never_run
from suite.coverage_gate import Coverage, judge
from suite.outcomes import Outcome, outcomes_of

REPORT = """<testsuites><testsuite>
<testcase classname="tests.a" name="test_good"/>
<testcase classname="tests.a" name="test_wrong"><failure message="m">…</failure></testcase>
<testcase classname="tests.a" name="test_broken"><error message="m">…</error></testcase>
<testcase classname="tests.a" name="test_absent"><skipped message="m"/></testcase>
</testsuite></testsuites>"""


def a_file(
    *, branches: int = 4, missing_lines: tuple[int, ...] = (), missing: tuple[tuple[int, int], ...] = ()
):
    summary = {"num_branches": branches, "covered_branches": branches - len(missing)}
    return {
        "summary": summary,
        "missing_lines": list(missing_lines),
        "missing_branches": [list(m) for m in missing],
    }


def test_a_report_is_counted(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT, encoding="utf-8")

    outcomes = outcomes_of(tmp_path / "report.xml")

    assert [(o.name, o.result) for o in outcomes] == [
        ("tests.a::test_good", "passed"),
        ("tests.a::test_wrong", "failed"),
        ("tests.a::test_broken", "failed"),
        ("tests.a::test_absent", "skipped"),
    ]


def test_a_test_is_left_out_when_it_ran_on_no_database() -> None:
    outcomes = [Outcome("a", "skipped"), Outcome("b", "skipped"), Outcome("a", "passed")]

    assert never_run(outcomes) == {"b"}


@pytest.mark.parametrize(
    "path",
    [
        "src/hoaban/programme/scoring.py",
        "src/hoaban/programme/provisions/stars.py",
        "src/hoaban/areas/dossiers/actions.py",
        "src/hoaban/areas/council/actions/mark_product.py",
        "src/hoaban/areas/council/permissions.py",
        "src/hoaban/core/actions.py",
        "src/hoaban/core/accounts/permissions.py",
    ],
)
def test_a_branch_that_was_not_run_is_named(path: str) -> None:
    report = {"files": {path: a_file(missing_lines=(7,), missing=((5, 7), (9, -3)))}}

    assert judge(report).gaps == [f"not run in {path}: 7, 5→7, 9→end"]


@pytest.mark.parametrize("path", ["src/hoaban/web/pages.py", "src/hoaban/areas/dossiers/queries.py"])
def test_other_files_are_not_judged(path: str) -> None:
    assert judge({"files": {path: a_file(missing=((5, 7),))}}).gaps == []


def test_the_shares_are_those_of_each_group() -> None:
    files = {
        "src/hoaban/programme/scoring.py": a_file(branches=8, missing=((5, 7),)),
        "src/hoaban/core/actions.py": a_file(branches=2),
    }

    assert judge({"files": files}).shares == "programme 87.5%, actions 100.0%, permissions none"


def test_a_file_that_was_not_measured_is_named() -> None:
    wanted = coverage_gate.files(PROJECT)

    assert {"src/hoaban/core/actions.py", "src/hoaban/programme/scoring.py"} <= wanted
    assert "src/hoaban/web/pages.py" not in wanted
    assert judge(
        {"files": {"src/hoaban/core/actions.py": a_file()}}, {"src/hoaban/core/actions.py", "b"}
    ).gaps == ["not measured: b"]


def test_only_files_that_name_a_marker_are_read_for_it() -> None:
    found = {Path(file).name for file in marked("browser")[2:]}

    assert "test_whole_way.py" in found
    assert "test_look.py" in found
    assert "test_demo.py" not in found


class TestTheExitStatus:
    @pytest.fixture
    def suite(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Suite:
        monkeypatch.delenv("HOABAN_TEST_ALL", raising=False)
        return Suite(tmp_path, outcomes=[Outcome("a", "passed")])

    def test_is_0_when_all_is_well_and_the_last_line_counts(
        self, suite: Suite, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert conclude(suite, Coverage("", [])) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 0 failed, 0 skipped"

    def test_is_1_when_a_step_failed(self, suite: Suite) -> None:
        suite.failed.append("types: mypy")

        assert conclude(suite, Coverage("", [])) == 1

    def test_is_1_when_no_test_ran(self, suite: Suite) -> None:
        suite.outcomes.clear()

        assert conclude(suite, Coverage("", [])) == 1

    @pytest.mark.parametrize(("wanted", "status"), [("1", 1), ("0", 0)])
    def test_what_was_left_out_fails_where_all_is_wanted(
        self, suite: Suite, monkeypatch: pytest.MonkeyPatch, wanted: str, status: int
    ) -> None:
        monkeypatch.setenv("HOABAN_TEST_ALL", wanted)
        suite.left_out.append("chromium: not installed")

        assert conclude(suite, Coverage("", [])) == status


def test_what_is_missing_is_left_out_where_one_is_not_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setitem(installed.THERE, "chromium", lambda: None)

    assert installed.see_to(["chromium"]) == {"chromium": "not installed, and only root can install it"}
