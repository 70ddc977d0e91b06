"""Which branches must have been run: those of the law, and those that decide who may write what."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# a file, or the folder that it has grown into
JUDGED = {
    "programme": re.compile(r"src/hoaban/programme/.+\.py"),
    "actions": re.compile(r"src/hoaban/(areas/\w+|core|core/\w+)/actions(\.py|/\w+\.py)"),
    "permissions": re.compile(r"src/hoaban/(areas/\w+|core|core/\w+)/permissions(\.py|/\w+\.py)"),
}


@dataclass(frozen=True)
class Coverage:
    """The share of branches run in each group, and what was not run, a line for each file."""

    shares: str
    gaps: list[str]


def files(project: Path) -> set[str]:
    """The files that are judged, as they stand in the project."""
    paths = {path.relative_to(project).as_posix() for path in (project / "src").rglob("*.py")}
    return {path for path in paths if any(pattern.fullmatch(path) for pattern in JUDGED.values())}


def judge(report: dict[str, Any], wanted: Collection[str] = ()) -> Coverage:
    """Read coverage's own JSON report; a wanted file that it leaves out is a gap."""
    groups = {name: _files(report, pattern) for name, pattern in JUDGED.items()}
    shares = [f"{name} {_share(files)}" for name, files in groups.items()]
    gaps = {path: gap for files in groups.values() for path, file in files.items() if (gap := _gap(file))}
    absent = [f"not measured: {path}" for path in sorted(set(wanted) - report["files"].keys())]
    not_run = [f"not run in {path}: {gap}" for path, gap in sorted(gaps.items())]
    return Coverage(", ".join(shares), absent + not_run)


def _files(report: dict[str, Any], pattern: re.Pattern[str]) -> dict[str, dict[str, Any]]:
    return {path: file for path, file in report["files"].items() if pattern.fullmatch(path)}


def _share(files: dict[str, dict[str, Any]]) -> str:
    covered = sum(file["summary"]["covered_branches"] for file in files.values())
    branches = sum(file["summary"]["num_branches"] for file in files.values())
    return f"{covered / branches:.1%}" if branches else "none"


def _gap(file: dict[str, Any]) -> str:
    lines = [str(line) for line in file["missing_lines"]]
    # a negative line is the way out of a function
    branches = [f"{start}→{'end' if end < 0 else end}" for start, end in file["missing_branches"]]
    return ", ".join([*lines, *branches])
