"""./hoaban doctor [--json]: what is wrong with this installation, and what to do."""

from __future__ import annotations

import importlib
import json
from typing import Any

from hoaban.cli.options import split

CHECKS_SETTINGS = True  # a bad setting is a finding here, not the end
USAGE = "cách dùng: hoaban doctor [--json]     xem bản cài đặt có gì sai, và phải làm gì"


def run(arguments: list[str]) -> int:
    """Print one line for each finding; exit status 1 when something is wrong."""
    if {"--help", "-h"} & set(arguments):
        print(USAGE)
        return 0
    given = split(arguments, USAGE, flags=("--json",))
    report = importlib.import_module("hoaban.config.doctor").examine()
    print(json.dumps(_as_json(report), ensure_ascii=False) if "--json" in given.flags else _as_lines(report))
    return 0 if report.ok else 1


def _as_json(report: Any) -> dict[str, Any]:
    return {
        "ok": report.ok,
        "asked": list(report.asked),
        "not_asked": list(report.not_asked),
        "findings": [
            {"check": f.check, "wrong": f.is_wrong, "what": f.what, "do": f.do} for f in report.findings
        ],
    }


def _as_lines(report: Any) -> str:
    lines = [
        f"{'SAI' if f.is_wrong else 'lưu ý'} [{f.check}] {f.what}. → {f.do}".replace("\n", " ")
        for f in report.findings
    ]
    if report.not_asked:
        lines.append(f"Chưa xem được vì lỗi trên: {', '.join(report.not_asked)}")
    if report.ok:
        lines.append(f"Tốt: đã xem {len(report.asked)} mục, không có gì sai.")
    return "\n".join(lines)
