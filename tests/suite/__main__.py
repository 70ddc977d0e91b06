"""./test: everything that proves Hoa Ban, once and small, with a line for each step.

With arguments it hands them to pytest and does nothing else. HOABAN_TEST_ALL=1: what is left out fails.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from suite import coverage_gate, installed, postgres
from suite.outcomes import Outcome, outcomes_of

PROJECT = Path(__file__).resolve().parents[2]
BRIEFLY = ["--no-header", "--tb=short", "--durations=5", "--durations-min=5"]
TWO_AT_ONCE = ["-n", "2", "--dist", "loadgroup"]  # conftest.py says what stays together
CONCISE = ["--output-format", "concise"]
MAKE_MIGRATIONS = ["makemigrations", "--check", "--dry-run", "--skip-checks"]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@dataclass
class Suite:
    """What was run so far, and how it went."""

    folder: Path
    began: float = field(default_factory=time.monotonic)
    failed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def check(self, name: str, *command: str) -> None:
        """A step whose output matters only when it fails."""
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, *command], cwd=PROJECT, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        if done.returncode:
            print(done.stdout.rstrip())
        self.note(name, done.returncode == 0, began)

    def pytest(self, name: str, *options: str, measured: bool = True, database_url: str = "") -> None:
        """A run of pytest by two workers, shown as it goes; `measured`: its branches count."""
        began = time.monotonic()
        print(f"\n{name}", flush=True)
        report = self.folder / f"{len(self.outcomes)}-{time.monotonic_ns()}.xml"
        done = subprocess.run(
            [
                sys.executable,
                *(["-m", "coverage", "run"] if measured else []),
                "-m",
                "pytest",
                *BRIEFLY,
                *TWO_AT_ONCE,
                f"--junitxml={report}",
                *options,
            ],
            cwd=PROJECT,
            check=False,
            env=pytest_environment() | ({"HOABAN_TEST_DATABASE_URL": database_url} if database_url else {}),
        )
        self.outcomes += outcomes_of(report)
        self.note(name, done.returncode == 0, began)

    def note(self, name: str, worked: bool, began: float) -> None:
        print(f"{'ok    ' if worked else 'FAILED'} {name:<44} {time.monotonic() - began:6.1f} s", flush=True)
        if not worked:
            self.failed.append(name)


def main(arguments: list[str]) -> int:
    if arguments:
        return subprocess.run(
            [sys.executable, "-m", "pytest", *arguments], cwd=PROJECT, check=False, env=pytest_environment()
        ).returncode
    for number in (signal.SIGINT, signal.SIGTERM):  # the temporary cluster is taken away then, too
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="hoaban-suite-") as folder:
        suite = Suite(Path(folder))
        set_environment(suite.folder)
        look_at_the_code(suite)
        run_the_tests(suite)
        coverage = judge_the_coverage(suite)
        return conclude(suite, coverage)


def pytest_environment() -> dict[str, str]:
    """Without the name of the settings: pytest-django would read them before conftest.py sets the day."""
    return {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}


def set_environment(folder: Path) -> None:
    """Nothing of the developer's own installation is read or written (the tests': conftest.py)."""
    os.environ["HOABAN_DEMO"] = "0"
    os.environ["HOABAN_DATA_DIR"] = str(folder / "data")
    os.environ["COVERAGE_FILE"] = str(folder / "coverage")


def look_at_the_code(suite: Suite) -> None:
    steps = [
        ("types: mypy", "-m", "mypy"),
        ("style: ruff check", "-m", "ruff", "check", "--quiet", *CONCISE),
        ("style: ruff format", "-m", "ruff", "format", "--check", "--quiet", *CONCISE),
        ("imports: contracts 1, 2, 3", "-c", LINT_IMPORTS, "--no-logo"),
        ("imports: contract 5", "-c", LINT_IMPORTS, "--no-logo", "--config", "tests/suite/pages.toml"),
        ("migrations match the models", "-m", "django", *MAKE_MIGRATIONS),
        ("translations complete", "-m", "suite.translations", "--check"),
    ]
    with ThreadPoolExecutor(2) as lanes:  # the longest in one, the others in the other
        list(lanes.map(lambda step: suite.check(*step), steps))


def run_the_tests(suite: Suite) -> None:
    missing = installed.see_to(["chromium", "postgresql"])
    suite.left_out += [f"{package}: {why}" for package, why in missing.items()]
    suite.pytest("tests on SQLite", "-m", "not browser")
    if "postgresql" not in missing:
        with postgres.temporary_cluster() as url:
            suite.pytest("tests of the database on PostgreSQL", *marked("database"), database_url=url)
    if "chromium" not in missing:
        suite.pytest("tests in a browser", *marked("browser"), measured=False)
    suite.left_out += [f"skipped: {name}" for name in sorted(never_run(suite.outcomes))]


def marked(marker: str) -> list[str]:
    """Have pytest run the tests with this marker, and read no file that does not name it."""
    files = sorted((PROJECT / "tests").rglob("test_*.py"))
    return [
        "-m",
        marker,
        *(str(file) for file in files if f"mark.{marker}" in file.read_text(encoding="utf-8")),
    ]


def never_run(outcomes: list[Outcome]) -> set[str]:
    """The tests that were skipped, and passed in no other run either."""
    return {o.name for o in outcomes if o.result == "skipped"} - {
        o.name for o in outcomes if o.result != "skipped"
    }


def judge_the_coverage(suite: Suite) -> coverage_gate.Coverage:
    began = time.monotonic()
    report = suite.folder / "coverage.json"
    for command in (["combine", "--quiet"], ["json", "--quiet", "-o", str(report)]):
        subprocess.run([sys.executable, "-m", "coverage", *command], cwd=PROJECT, check=True)
    coverage = coverage_gate.judge(
        json.loads(report.read_text(encoding="utf-8")), coverage_gate.files(PROJECT)
    )
    print("", *coverage.gaps, sep="\n")
    suite.note("every branch of the law, actions, permissions", not coverage.gaps, began)
    return coverage


def conclude(suite: Suite, coverage: coverage_gate.Coverage) -> int:
    count = {
        result: sum(o.result == result for o in suite.outcomes) for result in ("passed", "failed", "skipped")
    }
    minutes = (time.monotonic() - suite.began) / 60
    wants_all = os.environ.get("HOABAN_TEST_ALL") == "1"
    print(f"\n{sum(count.values())} tests in {minutes:.1f} minutes; branches run: {coverage.shares}")
    print(f"left out: {'; '.join(suite.left_out) or 'nothing'}")
    print(f"failed: {'; '.join(suite.failed) or 'nothing'}")
    print(f"\n{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped", flush=True)
    return (
        1 if suite.failed or count["failed"] or not count["passed"] or (wants_all and suite.left_out) else 0
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
