"""./hoaban drill [FILE]: restores the newest back-up into a place of its own, proves it, and reports."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from hoaban.cli import FAILED, CommandError
from hoaban.cli.acting import Parser
from hoaban.core.audit.chain import has_head
from hoaban.core.audit.reports import Report, keep_report
from hoaban.core.audit.rotation import backups_in
from hoaban.core.clock import moment

NEEDS_DJANGO = True
OF_THE_PLACE = ("HOABAN_DATABASE_URL", "HOABAN_FILES_URL", "HOABAN_SECRET_KEY", "HOABAN_SIGNING_KEY")


class NotProved(Exception):
    """The back-up cannot be relied on; the message says why."""


def run(arguments: list[str]) -> int:
    """Print the report as one JSON object; exit status 1 when the back-up cannot be relied on."""
    parser = Parser(prog="hoaban drill", description="Thử khôi phục bản sao lưu mới nhất vào một nơi tạm.")
    parser.add_argument("file", metavar="FILE", nargs="?", default="")
    path = _path(parser.parse_args(arguments).file)
    at = moment(settings.TODAY)
    try:
        report = Report(at, ok=True, rows=_proved(path), file=path.name, why="")
    except NotProved as wrong:
        report = Report(at, ok=False, rows=0, file=path.name, why=str(wrong))
    keep_report("drill", report)
    print(json.dumps(asdict(report), default=datetime.isoformat, ensure_ascii=False))
    return 0 if report.ok else FAILED


def _path(given: str) -> Path:
    folder = settings.GIVEN.backup.folder
    if given:
        return Path(given)
    if folder is None or not folder.is_dir():
        raise CommandError("HOABAN_BACKUP_DIR: không có thư mục ấy; hãy ghi FILE.")
    found = backups_in(folder)
    if not found:
        raise CommandError(f"{folder} chưa có bản sao lưu nào; chạy: hoaban backup --nightly", FAILED)
    return found[0]


def _proved(path: Path) -> int:
    """Restore it beside the data, on SQLite, and look at all of it; gives the number of entries."""
    with tempfile.TemporaryDirectory(dir=settings.GIVEN.data_dir, prefix="drill-") as name:
        place = Path(name)
        restored = _hoaban(place, "restore", str(path))
        if restored.returncode:
            raise NotProved(restored.stderr.strip().removeprefix("hoaban: "))
        proof = json.loads(_hoaban(place, "audit", "verify").stdout or "{}")
        if not proof.get("ok"):
            raise NotProved(f"nhật ký của bản sao lưu không khớp: {proof.get('first')}")
        if not has_head(proof["head"]):
            raise NotProved(f"đầu chuỗi {proof['head']} của bản sao lưu không có trong nhật ký đang dùng")
        _look_at_files(place / "files")
        return int(proof["rows"])


def _look_at_files(folder: Path) -> None:
    """Every content is what its name says."""
    for path in folder.rglob("*"):
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
            raise NotProved(f"nội dung tệp {path.name} trong bản sao lưu bị hỏng")


def _hoaban(place: Path, *arguments: str) -> subprocess.CompletedProcess[Any]:
    """A command in the place: our settings, but for where data lies."""
    environment = {name: value for name, value in os.environ.items() if name not in OF_THE_PLACE}
    given = settings.GIVEN
    environment |= {
        "HOABAN_DATA_DIR": str(place / "data"),
        "HOABAN_FILES_URL": str(place / "files"),
        "HOABAN_PROVINCE": given.province,
        "HOABAN_DEMO": str(int(given.demo)),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    command = [sys.executable, "-m", "hoaban", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
