"""What is wrong with this installation, and what to do about it: ./hoaban doctor.

Here: the list of checks, and how it is gone through. Nothing is written, made or mended.
Not here: any check: outside.py (before Django and the database), inside.py (what stands in them).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from hoaban.config.doctor import inside, outside
from hoaban.config.doctor.finding import Finding
from hoaban.config.given import BadSetting, Given, read


@dataclass(frozen=True, slots=True)
class Check:
    """One question. needs: the checks that must have found nothing wrong before it can be asked."""

    name: str
    needs: tuple[str, ...]
    ask: Callable[[Given], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, in the order of the list, and what could not be asked because of it."""

    asked: tuple[str, ...]
    not_asked: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Nothing is wrong; remarks may be left."""
        return not any(finding.is_wrong for finding in self.findings)


CHECKS = (
    Check("fonts", (), outside.fonts),
    Check("laws", (), outside.laws),
    Check("folder", (), outside.folder),
    Check("owner", ("folder",), outside.owner),
    Check("disk", ("folder",), outside.disk),
    Check("keys", ("folder",), outside.keys),
    Check("port", (), outside.port),
    Check("address", (), outside.address),
    Check("database", ("folder", "owner", "keys"), inside.database),
    Check("schema", ("database",), inside.schema),
    Check("province", ("schema",), inside.province),
    Check("signing-key", ("schema",), inside.signing_key),
    Check("clock", ("schema",), inside.clock),
    Check("storage", ("database",), inside.storage),
    Check("files", ("storage", "schema"), inside.files),
    Check("mail", ("database",), inside.mail),
    Check("worker", ("schema",), inside.worker),
    Check("jobs", ("schema",), inside.jobs),
    Check("backups", ("database",), inside.backups),
)


def examine(environment: Mapping[str, str] = os.environ) -> Report:
    """Ask every check that can be asked."""
    try:
        given = read(environment)
    except BadSetting as wrong:
        what, _dot, do = str(wrong).partition(": ")
        found = Finding("settings", f"{what}: cài đặt không dùng được", do or what)
        return Report(("settings",), tuple(check.name for check in CHECKS), (found,))
    asked, failed, findings = ["settings"], set[str](), list[Finding]()
    for check in CHECKS:
        if failed & set(check.needs):
            failed.add(check.name)
            continue
        asked.append(check.name)
        found_now = list(_asked(check, given))
        findings += found_now
        if any(finding.is_wrong for finding in found_now):
            failed.add(check.name)
    left = tuple(check.name for check in CHECKS if check.name not in asked)
    return Report(tuple(asked), left, tuple(findings))


def _asked(check: Check, given: Given) -> Iterator[Finding]:
    """What a check finds; one that breaks is itself a finding and stops no other."""
    try:
        yield from check.ask(given)
    except Exception as broken:
        yield Finding(
            check.name,
            f"không xem được ({type(broken).__name__}: {broken})",
            "Gửi dòng này cho người bảo trì phần mềm.",
        )
