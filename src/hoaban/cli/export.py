"""./hoaban export register | certificates | round CODE FILE.xlsx, or everything FOLDER|FILE.zip."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from hoaban.areas.certificates import actions as certificates
from hoaban.areas.certificates.papers import certificate_table, certificates_about
from hoaban.areas.council import actions as council
from hoaban.areas.council.papers import round_about, round_tables
from hoaban.areas.council.queries import round_called
from hoaban.areas.registry import actions as registry
from hoaban.areas.registry.papers import register_about, register_tables
from hoaban.cli import FAILED, CommandError
from hoaban.cli.acting import Parser, act_as, guarded
from hoaban.cli.tables import CSV, EXCEL, checked_place, write_tables
from hoaban.core.documents import actions as documents
from hoaban.core.documents.everything import PlaceTaken, write_everything
from hoaban.core.documents.tables_out import About, Table

NEEDS_DJANGO = True
TABLES_OF_REGISTER = ("producers", "products")


def run(arguments: list[str]) -> int:
    """Write one of them and say how many rows it holds; exit status 2 where it may not be or cannot be."""
    given = _parser().parse_args(arguments)
    return guarded(lambda: int(given.do(given)))


def _parser() -> Parser:
    parser = Parser(prog="hoaban export", description="Xuất dữ liệu ra Excel, CSV, hoặc toàn bộ để rời đi")
    what = parser.add_subparsers(
        required=True, parser_class=Parser, metavar="register|certificates|round|everything"
    )
    register = what.add_parser("register", help="sổ chủ thể và sản phẩm")
    certificate = what.add_parser("certificates", help="giấy chứng nhận, tình trạng trong ngày")
    one_round = what.add_parser("round", help="một đợt đánh giá")
    everything = what.add_parser("everything", help="mọi bảng (CSV, JSON) và mọi tệp, có mô tả")
    one_round.add_argument("code", metavar="CODE", help="mã đợt, ví dụ 2026-2")
    for command, do in ((register, _register), (certificate, _certificates), (one_round, _round)):
        command.add_argument("file", metavar="FILE", help="tệp .xlsx hoặc .csv")
        command.set_defaults(do=do)
    register.add_argument(
        "--table", choices=TABLES_OF_REGISTER, default="products", help="bảng nào, khi xuất .csv"
    )
    everything.add_argument("place", metavar="FOLDER|FILE.zip")
    everything.set_defaults(do=_everything)
    for command in (register, certificate, one_round, everything):
        command.add_argument("--as", dest="as_whom", default="", metavar="LOGIN", help="thay cho người này")
    return parser


def _register(given: Namespace) -> int:
    path, act = checked_place(given.file, EXCEL, CSV), act_as(given.as_whom)
    registry.export_register(act)
    chosen = TABLES_OF_REGISTER.index(given.table)
    return _written(path, register_about(act), register_tables(act), chosen)


def _certificates(given: Namespace) -> int:
    path, act = checked_place(given.file, EXCEL, CSV), act_as(given.as_whom)
    certificates.export_certificates(act)
    return _written(path, certificates_about(act), [certificate_table(act)])


def _round(given: Namespace) -> int:
    path, act, round = checked_place(given.file, EXCEL, CSV), act_as(given.as_whom), round_called(given.code)
    if round is None:
        raise CommandError(f"không có đợt {given.code}.")
    council.export_round(act, round)
    return _written(path, round_about(act, round), round_tables(act, round))


def _written(path: Path, about: About, tables: Sequence[Table], chosen: int = 0) -> int:
    print(f"Đã xuất {write_tables(path, about, tables, chosen)} dòng vào {path}", file=sys.stderr)
    return 0


def _everything(given: Namespace) -> int:
    act = act_as(given.as_whom)
    documents.export_everything(act)
    try:
        done = write_everything(Path(given.place), act.at)
    except PlaceTaken as wrong:
        raise CommandError(str(wrong)) from wrong
    print(f"Đã xuất {done.rows} dòng, {done.files} tệp vào {given.place}", file=sys.stderr)
    for name in done.missing:
        print(f"hoaban: thiếu nội dung tệp {name}", file=sys.stderr)
    return FAILED if done.missing else 0
