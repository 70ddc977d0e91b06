"""./hoaban import products|producers|certificates|dossiers FILE | undo GROUP: Excel in."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from hoaban.cli import BAD_INPUT, CommandError
from hoaban.cli.acting import Parser, act_as, guarded
from hoaban.core.actions import Act
from hoaban.core.imports import actions
from hoaban.core.imports.kinds import kind_called
from hoaban.core.imports.permissions import may_import
from hoaban.core.imports.planning import Plan, plan_of
from hoaban.core.imports.queries import import_called
from hoaban.core.permissions import require

NEEDS_DJANGO = True
WORDS = {
    "accepted": "dòng được lấy",
    "asked": "dòng máy đoán, cần xem",
    "held": "dòng sai, chưa lấy được",
    "skipped": "dòng bỏ qua",
}


def run(arguments: list[str]) -> int:
    """Read the file, say what it would do, and save it where nothing is left open."""
    return guarded(lambda: _run(arguments))


def _run(arguments: list[str]) -> int:
    given = _parser().parse_args(arguments)
    return _undo(given) if given.kind == "undo" else _import(given)


def _parser() -> Parser:
    parser = Parser(prog="hoaban import", description="Nhập bảng Excel hoặc CSV vào sổ")
    parser.add_argument(
        "kind", choices=[*settings.IMPORTS, "undo"], metavar="|".join([*settings.IMPORTS, "undo"])
    )
    parser.add_argument("file", metavar="FILE", help="tệp; với undo là nhóm nhật ký đã in khi lưu")
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem, không lưu")
    parser.add_argument("--json", action="store_true", help="in JSON")
    parser.add_argument("--accept-guesses", action="store_true", help="đồng ý những chỗ máy đoán")
    parser.add_argument("--leave-held", action="store_true", help="để lại những dòng sai, lưu dòng đúng")
    parser.add_argument("--map", default="", metavar="JSON", help='{"tiêu đề trong tệp":"mục"}')
    parser.add_argument("--as", dest="as_whom", default="", metavar="LOGIN", help="làm thay cho người này")
    return parser


def _import(given: Namespace) -> int:
    act = act_as(given.as_whom)
    require(may_import(act.actor))
    content, headings = _content_of(given.file), _map_of(given.map)
    plan = plan_of(kind_called(given.kind), content, Path(given.file).name, act.today, headings)
    nothing = not any(plan.to_do())
    still_open = plan.open_questions(accept_guesses=given.accept_guesses, leave_held=given.leave_held)
    saved: dict[str, Any] = {}
    if not (given.dry_run or still_open or nothing):
        saved = _save(act, given, content, headings)
    _print(plan, saved, as_json=given.json)
    if not given.dry_run and still_open:
        print(_what_to_do(plan), file=sys.stderr)
    return BAD_INPUT if still_open and not given.dry_run else 0


def _content_of(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as wrong:
        raise CommandError(f"không đọc được {name}: {wrong.strerror}.") from wrong


def _map_of(text: str) -> dict[str, str]:
    try:
        found = json.loads(text or "{}")
    except ValueError as wrong:
        raise CommandError(f"--map: không phải JSON ({wrong}).") from wrong
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found.values()):
        raise CommandError('--map: cần {"tiêu đề trong tệp":"mục"}.')
    return found


def _save(act: Act, given: Namespace, content: bytes, headings: dict[str, str]) -> dict[str, Any]:
    incoming = SimpleUploadedFile(Path(given.file).name, content)
    with transaction.atomic():  # a file whose saving is refused is not kept either
        brought = actions.bring_file(act, kind=given.kind, file=incoming, headings=headings)
        saved = actions.save_import(
            act, brought, accept_guesses=given.accept_guesses, leave_held=given.leave_held
        )
    return {"import": str(saved.key), "group": str(saved.act)}


def _print(plan: Plan, saved: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        rows = [told.as_json() for told in plan.told]
        print(json.dumps({**plan.counts, "columns": plan.columns, "rows": rows, **saved}, ensure_ascii=False))
        return
    for told in plan.told:
        place = f"{told.sheet}!{told.column or ''}{told.row or ''}".rstrip("!")
        guess = f" → {told.guess}" if told.guess is not None else ""
        print(f"{place}: {told.message}{guess} [{told.code}]")
    for status, number in plan.counts.items():
        print(f"{number} {WORDS[status]}")
    if saved:
        print(f"Đã lưu. Nhóm nhật ký: {saved['group']} (bỏ cả lượt: ./hoaban import undo {saved['group']})")


def _what_to_do(plan: Plan) -> str:
    counts, said = plan.counts, ["Chưa lưu dòng nào."]
    if counts["asked"]:
        said.append("Xem những chỗ máy đoán, đồng ý thì thêm --accept-guesses.")
    if counts["held"]:
        said.append("Sửa những dòng sai trong tệp, hoặc thêm --leave-held để để lại.")
    return " ".join(said)


def _undo(given: Namespace) -> int:
    found = import_called(given.file)
    if found is None:
        raise CommandError(f"không có lượt nhập {given.file}.")
    actions.undo_import(act_as(given.as_whom), found)
    print(f"Đã bỏ lượt nhập {found.file.name}.")
    return 0
