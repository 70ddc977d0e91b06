"""./hoaban reconcile ROUND FILE [--json]: the paper's sums against the platform's, every difference told."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from hoaban.areas.council import actions
from hoaban.areas.council.papers import DOSSIER, PAPER_SUMS, PRODUCT
from hoaban.areas.council.queries import Difference, differences, entries_reconciled, round_called, seats_of
from hoaban.cli import FAILED, CommandError
from hoaban.cli.acting import Parser, act_as, guarded
from hoaban.core.documents.tables import Cell, tables_in
from hoaban.core.search import fold

NEEDS_DJANGO = True
SEAT = re.compile(r"(?:.*\()?\s*(?:ghe\s*)?(\d+)\s*\)?")
OTHER_COLUMNS = {fold(name) for name in (PRODUCT, "Chủ thể", "Thứ tự", "TT", "STT")}
Known = dict[str, int]


def run(arguments: list[str]) -> int:
    """Print every difference, one a line; exit status 0 where there is none, 1 where there are some."""
    parser = Parser(
        prog="hoaban reconcile",
        description="Đối chiếu tổng điểm trên phiếu giấy với nền tảng, từng sản phẩm, từng người",
    )
    parser.add_argument("round", metavar="ROUND", help="mã đợt, ví dụ 2026-2")
    parser.add_argument("file", metavar="FILE", help="bảng điểm trên giấy, .xlsx hoặc .csv")
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    parser.add_argument("--as", dest="as_whom", default="", metavar="LOGIN", help="thay cho người này")
    given = parser.parse_args(arguments)
    return guarded(lambda: _reconcile(given))


def _reconcile(given: Namespace) -> int:
    act, round = act_as(given.as_whom), round_called(given.round)
    if round is None:
        raise CommandError(f"không có đợt {given.round}.")
    actions.reconcile_round(act, round)
    seats = seats_of(round)
    members: dict[str, list[int]] = {}
    for seat in seats:
        members.setdefault(fold(seat.user.name), []).append(seat.pk)
    known = {entry.dossier.code for entry in entries_reconciled(round)}
    paper = _PaperSums(Path(given.file), members, {seat.pk for seat in seats}, known).read()
    found = differences(round, paper)
    _tell(given, round.code, len(known) * len(seats), found)
    return FAILED if found else 0


def _tell(given: Namespace, code: str, compared: int, found: Sequence[Difference]) -> None:
    if given.json:
        rows = [{name: _plain(value) for name, value in asdict(row).items()} for row in found]
        print(json.dumps({"round": code, "compared": compared, "differences": rows}, ensure_ascii=False))
        return
    for row in found:
        sums = f"giấy {_told(row.paper)}, nền tảng {_told(row.platform)}"
        print(f"{row.dossier} {row.product}; {row.member} (ghế {row.seat}): {sums}")
    print(f"Đã so {compared} tổng điểm, {len(found)} chỗ khác." if found else f"Đã so {compared}: khớp hết.")


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value


def _told(value: Decimal | None) -> str:
    return "không có" if value is None else str(value).replace(".", ",")


def _rows_of(path: Path) -> list[tuple[int, Sequence[Cell]]]:
    """The lines of the sheet of paper sums, else of the first one, with their numbers, but empty ones.

    Raises Refused where the file is no table.
    """
    try:
        tables = tables_in(path.read_bytes(), path.name)
    except OSError as wrong:
        raise CommandError(f"không đọc được {path}: {wrong.strerror}.") from wrong
    table = next((table for table in tables if table.name == PAPER_SUMS), tables[0])
    return [
        (line.number, ["" if cell is None else cell for cell in line.cells])
        for line in table.lines
        if any(cell is not None for cell in line.cells)
    ]


class _PaperSums:
    """The file read: a header with "Hồ sơ" and a column a member, then a row a product.

    members  numbers of seats by folded name; seats: every number of a seat; known: codes of dossiers
    """

    def __init__(self, path: Path, members: dict[str, list[int]], seats: set[int], known: set[str]) -> None:
        self._path, self._members, self._seats, self._known = path, members, seats, known

    def read(self) -> dict[tuple[str, int], Decimal]:
        """The sums by dossier and seat; CommandError names the row and column of what cannot be."""
        rows = _rows_of(self._path)
        at, header = self._header(rows)
        code_at, columns = self._columns(header)
        sums: dict[tuple[str, int], Decimal] = {}
        met: set[str] = set()
        for number, row in rows[at + 1 :]:
            code = str(row[code_at]).strip().upper() if code_at < len(row) else ""
            self._check_code(code, number, met)
            sums |= self._sums(code, number, row, columns)
        return sums

    def _header(self, rows: Sequence[tuple[int, Sequence[Any]]]) -> tuple[int, Sequence[Any]]:
        for at, (_number, row) in enumerate(rows):
            if fold(DOSSIER) in [fold(str(cell)) for cell in row]:
                return at, row
        raise CommandError(
            f"{self._path.name}: không có cột “{DOSSIER}”. Lấy bảng mẫu: ./hoaban export round."
        )

    def _columns(self, header: Sequence[Any]) -> tuple[int, dict[int, int]]:
        """Where the dossier's code stands, and each column's seat."""
        names = [fold(str(cell)).strip() for cell in header]
        columns: dict[int, int] = {}
        for place, name in enumerate(names):
            if not name or name in OTHER_COLUMNS or name == fold(DOSSIER):
                continue
            seat = self._seat(name, str(header[place]))
            if seat in columns.values():
                raise CommandError(f"{self._path.name}: hai cột cùng một người: “{header[place]}”.")
            columns[place] = seat
        if not columns:
            raise CommandError(f"{self._path.name}: không có cột thành viên nào.")
        return names.index(fold(DOSSIER)), columns

    def _seat(self, name: str, written: str) -> int:
        held = self._members.get(name, [])
        number = SEAT.fullmatch(name)
        if len(held) > 1:
            seats = ", ".join(f"ghế {seat}" for seat in held)
            raise CommandError(f"“{written}”: có nhiều người trùng tên; ghi {seats}.")
        if held:
            return held[0]
        if number and int(number[1]) in self._seats:
            return int(number[1])
        raise CommandError(f"“{written}” không phải tên hay số ghế của thành viên chấm điểm đợt này.")

    def _check_code(self, code: str, number: int, met: set[str]) -> None:
        if code not in self._known:
            raise CommandError(f"dòng {number}: “{code}” không phải hồ sơ có kết quả trong đợt này.")
        if code in met:
            raise CommandError(f"dòng {number}: {code} đã có ở dòng trên.")
        met.add(code)

    def _sums(
        self, code: str, number: int, row: Sequence[Any], columns: dict[int, int]
    ) -> dict[tuple[str, int], Decimal]:
        cells = {seat: row[place] for place, seat in columns.items() if place < len(row)}
        given = {seat: cell for seat, cell in cells.items() if str(cell).strip()}
        return {(code, seat): self._points(cell, number, seat) for seat, cell in given.items()}

    def _points(self, cell: Any, number: int, seat: int) -> Decimal:
        """A sum as typed: 72,5 or 72.5. A number of Excel's comes as a float and is read as it is shown."""
        try:
            points = Decimal(str(cell).strip().replace(",", "."))
        except InvalidOperation:
            points = Decimal("NaN")
        if not points.is_finite() or points < 0:
            raise CommandError(f"dòng {number}, ghế {seat}: “{cell}” không phải tổng điểm.")
        return points
