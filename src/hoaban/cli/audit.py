"""./hoaban audit verify [--against HEAD]: prove the log and every row of ours."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from typing import Any

from hoaban.cli import CommandError
from hoaban.cli.acting import Parser
from hoaban.core.audit.chain import HEAD_SIGNS, Proof, verify

NEEDS_DJANGO = True


def run(arguments: list[str]) -> int:
    """Print the proof as one JSON object; exit status 1 when something is not as it was written down."""
    parser = Parser(prog="hoaban audit")
    commands = parser.add_subparsers(required=True, parser_class=Parser, metavar="verify")
    command = commands.add_parser("verify", help="kiểm tra nhật ký và mọi dòng dữ liệu")
    command.add_argument(
        "--against", default=None, metavar="HEAD", help="12 ký tự đầu chuỗi in trên biên bản, quyết định"
    )
    given = parser.parse_args(arguments)
    proof = verify(against=_head(given))
    print(json.dumps(_printed(proof, given.against), ensure_ascii=False))
    return 0 if proof.ok else 1


def _head(given: Namespace) -> str | None:
    if given.against is None:
        return None
    head = str(given.against).strip().lower()
    if not re.fullmatch(rf"[0-9a-f]{{{HEAD_SIGNS},64}}", head):
        raise CommandError(f"--against: cần ít nhất {HEAD_SIGNS} ký tự 0-9, a-f như in trên giấy.")
    return head


def _printed(proof: Proof, against: str | None) -> dict[str, Any]:
    if proof.ok:
        return {"ok": True, "rows": proof.rows, "head": proof.head}
    if proof.first:
        first = {"table": proof.first.table, "id": proof.first.id, "kind": proof.first.kind}
        return {"ok": False, "first": first}
    return {"ok": False, "first": None, "against": against}
