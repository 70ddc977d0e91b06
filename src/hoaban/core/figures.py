"""The figures by which an operator watches an installation, as OpenMetrics writes them.

Here: which figures, and their text. Counts and times only: no name, no code, no address of anybody.
Not here: who may read them (web/public/metrics.py). Asked of database and disk each time, so that every
process of the server gives the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from hoaban.core.audit.models import Entry
from hoaban.core.audit.reports import last_report
from hoaban.core.files.queries import bytes_of_all
from hoaban.core.health import readiness
from hoaban.core.jobs.queries import counts

CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Figure:
    """One gauge: its name without "hoaban_", what it says, and its values by label."""

    name: str
    says: str
    values: dict[str, float]
    label: str = ""


def figures(now: datetime) -> Iterator[Figure]:
    """All of them."""
    ready = readiness()
    yield Figure("up", "1 where this part can work", {n: float(not w) for n, w in ready.items()}, "part")
    if ready["database"] or ready["schema"]:
        return
    yield Figure("jobs", "jobs in each state", {n: float(c) for n, c in counts().items()}, "state")
    last = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    yield Figure("audit_entries", "entries of the audit log", {"": float(last)})
    yield Figure("files_bytes", "size of all stored files", {"": float(bytes_of_all())})
    disk = os.statvfs(settings.GIVEN.data_dir)
    yield Figure("disk_free_bytes", "room left for data", {"": float(disk.f_bavail * disk.f_frsize)})
    for what in ("backup", "drill"):
        report = last_report(what)
        if report is not None:
            age = {"": (now - report.at).total_seconds()}
            yield Figure(f"{what}_age_seconds", f"since the last {what}", age)
            yield Figure(f"{what}_ok", f"1 where the last {what} came out well", {"": float(report.ok)})


def as_open_metrics(all_of_them: Iterator[Figure]) -> str:
    """The text that is served."""
    lines: list[str] = []
    for figure in all_of_them:
        name = f"hoaban_{figure.name}"
        lines += [f"# TYPE {name} gauge", f"# HELP {name} {figure.says}"]
        for label, value in figure.values.items():
            labels = f'{{{figure.label}="{label}"}}' if figure.label else ""
            lines.append(f"{name}{labels} {value:.17g}")
    return "\n".join([*lines, "# EOF", ""])
