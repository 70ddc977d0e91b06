"""./hoaban backup FILE | --nightly: the whole installation in one file, while people work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

from django.conf import settings

from hoaban.cli import FAILED, CommandError
from hoaban.cli.acting import Parser
from hoaban.core.audit.archive import write_archive
from hoaban.core.audit.chain import head
from hoaban.core.audit.reports import Report, keep_report, last_report
from hoaban.core.audit.rotation import backups_in, kept_of, name_at
from hoaban.core.clock import moment

NEEDS_DJANGO = True


def run(arguments: list[str]) -> int:
    """Write the back-up and say how many rows it holds."""
    parser = Parser(
        prog="hoaban backup", description="Sao lưu dữ liệu, tệp và khóa vào một tệp. Giữ tệp này bí mật."
    )
    parser.add_argument("file", metavar="FILE", nargs="?", default="")
    parser.add_argument(
        "--nightly", action="store_true", help="vào HOABAN_BACKUP_DIR, mã hóa, và bỏ những bản đã quá hạn giữ"
    )
    given = parser.parse_args(arguments)
    if bool(given.file) == given.nightly:
        parser.error("cần một FILE, hoặc --nightly")
    return _nightly() if given.nightly else _once(Path(given.file))


def _once(path: Path) -> int:
    if not path.parent.is_dir():
        raise CommandError(f"không có thư mục {path.parent}.")
    try:
        rows = write_archive(path, _key())
    except OSError as wrong:
        raise CommandError(f"không ghi được {path}: {wrong.strerror or wrong}.") from wrong
    print(f"Đã sao lưu {rows} dòng, đầu chuỗi nhật ký {head()}, vào {path}", file=sys.stderr)
    return 0


def _nightly() -> int:
    """One more, and those whose time is over go: only then, and never the newest or the one proved last."""
    rules, at = settings.GIVEN.backup, moment(settings.TODAY)
    if rules.folder is None or not rules.folder.is_dir():
        raise CommandError("HOABAN_BACKUP_DIR: cần một thư mục có sẵn, tốt nhất là trên một đĩa khác.")
    if rules.key_file is None:
        raise CommandError(
            "HOABAN_BACKUP_KEY_FILE: bản sao lưu hằng đêm luôn được mã hóa. Tạo khóa bằng: "
            "openssl rand -hex 32 > tệp-khóa, và cất thêm một bản ở nơi khác."
        )
    path = rules.folder / name_at(at)
    try:
        rows = write_archive(path, _key())
    except OSError as wrong:
        why = f"không ghi được {path}: {wrong.strerror or wrong}"
        keep_report("backup", Report(at, ok=False, rows=0, file=path.name, why=why))
        raise CommandError(why, FAILED) from wrong
    keep_report("backup", Report(at, ok=True, rows=rows, file=path.name, why=""))
    gone = _rotate(rules.folder)
    print(
        f"Đã sao lưu {rows} dòng, đầu chuỗi nhật ký {head()}, vào {path}; bỏ {gone} bản cũ", file=sys.stderr
    )
    return 0


def _rotate(folder: Path) -> int:
    """Remove what need not be kept; gives how many."""
    rules, drill = settings.GIVEN.backup, last_report("drill")
    found = backups_in(folder)
    kept = kept_of(
        (path.name for path in found),
        days=rules.days,
        weeks=rules.weeks,
        months=rules.months,
        proved=drill.file if drill and drill.ok else "",
    )
    gone = [path for path in found if path.name not in kept]
    for path in gone:
        path.unlink()
    return len(gone)


def _key() -> bytes | None:
    """What the key file holds; an empty one is no key."""
    place = settings.GIVEN.backup.key_file
    if place is None:
        return None
    return Path(place).read_bytes().strip() or _no_key(place)


def _no_key(place: Path) -> NoReturn:
    raise CommandError(
        f"HOABAN_BACKUP_KEY_FILE: {place} trống; tạo khóa bằng: openssl rand -hex 32 > {place}"
    )
