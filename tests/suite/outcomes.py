"""What pytest says of each test, read from its report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True)
class Outcome:
    name: str
    result: str  # passed, failed, skipped


def outcomes_of(report: Path) -> list[Outcome]:
    """One for each test; none where pytest could not even begin."""
    if not report.exists():
        return []
    cases = ElementTree.parse(report).iter("testcase")
    return [Outcome(f"{case.get('classname')}::{case.get('name')}", _result(case)) for case in cases]


def _result(case: ElementTree.Element) -> str:
    kinds = {child.tag for child in case}
    if kinds & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in kinds else "passed"
