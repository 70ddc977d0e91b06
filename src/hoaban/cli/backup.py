"""./hoaban backup FILE: the whole installation in one file, while people work."""

from __future__ import annotations

import sys
from pathlib import Path

from hoaban.cli import CommandError
from hoaban.cli.acting import Parser
from hoaban.core.audit.archive import write_archive
from hoaban.core.audit.chain import head

NEEDS_DJANGO = True


def run(arguments: list[str]) -> int:
    """Write the back-up and say how many rows it holds."""
    parser = Parser(
        prog="hoaban backup", description="Sao lưu dữ liệu, tệp và khóa vào một tệp. Giữ tệp này bí mật."
    )
    parser.add_argument("file", metavar="FILE")
    path = Path(parser.parse_args(arguments).file)
    if not path.parent.is_dir():
        raise CommandError(f"không có thư mục {path.parent}.")
    try:
        rows = write_archive(path)
    except OSError as wrong:
        raise CommandError(f"không ghi được {path}: {wrong.strerror}.") from wrong
    print(f"Đã sao lưu {rows} dòng, đầu chuỗi nhật ký {head()}, vào {path}", file=sys.stderr)
    return 0
