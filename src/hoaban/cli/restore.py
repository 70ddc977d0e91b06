"""./hoaban restore FILE: a back-up into an empty place."""

from __future__ import annotations

import sys
from pathlib import Path

from hoaban.cli import CommandError
from hoaban.cli.acting import Parser
from hoaban.core.audit.archive import BadArchive, read_archive
from hoaban.core.audit.chain import verify

NEEDS_DJANGO = True
INTO_AN_EMPTY_PLACE = True  # the province comes from the back-up


def run(arguments: list[str]) -> int:
    """Read the back-up, prove its log, and say what came in."""
    parser = Parser(prog="hoaban restore", description="Khôi phục một bản sao lưu vào nơi trống.")
    parser.add_argument("file", metavar="FILE")
    try:
        rows = read_archive(Path(parser.parse_args(arguments).file))
    except BadArchive as wrong:
        raise CommandError(str(wrong)) from wrong
    proof = verify()
    print(f"Đã khôi phục {rows} dòng, đầu chuỗi nhật ký {proof.head}", file=sys.stderr)
    if not proof.ok:
        print(f"Nhật ký không khớp: {proof.first}", file=sys.stderr)
    return 0 if proof.ok else 1
