"""What an import would do, line by line: taken, asked about, held, or passed over, and why.

Here: the plan of one file. Not here: what rows mean (the areas' imports), saving it (actions.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hoaban.core.documents.tables import Line, Table, letter_of, tables_in
from hoaban.core.imports.headings import Field, Headings, find_headings
from hoaban.core.imports.kinds import Book, Item, Kind
from hoaban.core.imports.values import Finding, plain
from hoaban.core.permissions import Refusal, Refused
from hoaban.core.search import fold

ACCEPTED, ASKED, HELD, SKIPPED = "accepted", "asked", "held", "skipped"
TOTALS = ("tong", "tong cong", "tong so", "cong", "total", "cong lai")
GROUP = re.compile(r"([ivxlc]+|[a-z])[.)]?")  # how groups are numbered where their rows are 1, 2, 3
EVERY = 200  # rows between two reports of progress

Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said of a place in the file. row, column: None where it is about more than that."""

    sheet: str
    row: int | None
    column: str | None
    code: str
    message: str
    guess: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "code": self.code,
            "message": self.message,
            "guess": self.guess,
        }


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of the file with what becomes of it."""

    sheet: str
    row: int
    status: str
    item: Item | None = None


@dataclass(slots=True)
class Plan:
    """What the whole file would do.

    columns  sheet → heading as the file has it → label of its field, or ""
    """

    rows: list[Planned] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(row.status for row in self.rows)
        return {status: found[status] for status in (ACCEPTED, ASKED, HELD, SKIPPED)}

    def open_questions(self, *, accept_guesses: bool, leave_held: bool) -> bool:
        """Does anything keep the file from being saved?"""
        counts = self.counts
        return bool((counts[ASKED] and not accept_guesses) or (counts[HELD] and not leave_held))

    def to_do(self) -> Iterator[Planned]:
        """The rows to write, in the order of the file; those asked about stand for their guess."""
        return (row for row in self.rows if row.status in (ACCEPTED, ASKED) and row.item)


def plan_of(
    kind: Kind,
    content: bytes,
    name: str,
    today: date,
    given: Mapping[str, str] | None = None,
    progress: Progress = lambda done, total: None,
) -> Plan:
    """Read a file and say of every line what becomes of it; nothing is written.

    given  heading in the file → field
    Raises Refused where the file cannot be read, where no sheet has the headings, where `given` names a field
    or a heading that is not there.
    """
    given = given or {}
    _refuse_unknown_fields(kind, given)
    tables = tables_in(content, name)
    found = [(table, find_headings(table, kind.fields, kind.needed, given)) for table in tables]
    read = [(table, headings) for table, headings in found if headings and not table.hidden]
    if not read:
        raise Refused(_no_headings(kind))
    _refuse_unknown_headings(given, [headings for _table, headings in read])
    plan = Plan()
    plan.told.extend(_passed_by(found))
    book = kind.open(today, frozenset(name for _t, headings in read for name in headings.columns), name)
    total, done = sum(len(table.lines) for table, _headings in read), 0
    for table, headings in read:
        plan.columns[table.name] = _columns(headings, kind.fields)
        reader = _Reader(kind, table, headings, book, plan)
        for line in table.lines:
            reader.take(line)
            done += 1
            if done % EVERY == 0:
                progress(done, total)
    progress(total, total)
    return plan


def _columns(headings: Headings, fields: Any) -> dict[str, str]:
    labels = {field.name: field.label for field in fields}
    known = {text: str(labels[name]) for name, text in headings.named.items()}
    return known | dict.fromkeys(headings.unknown, "")


def _refuse_unknown_fields(kind: Kind, given: Mapping[str, str]) -> None:
    names = {field.name for field in kind.fields}
    for heading, wanted in given.items():
        if wanted not in names:
            why = _("Không có mục “%(name)s” cho cột “%(heading)s”. Các mục: %(names)s.")
            values = {"name": wanted, "heading": heading, "names": ", ".join(sorted(names))}
            raise Refused(Refusal("unknown-field", why % values, field="map"))


def _refuse_unknown_headings(given: Mapping[str, str], found: list[Headings]) -> None:
    there = {fold(text) for headings in found for text in (*headings.named.values(), *headings.unknown)}
    for heading in given:
        if fold(heading) not in there:
            why = _("Không trang nào có cột “%(heading)s”.") % {"heading": heading}
            raise Refused(Refusal("unknown-heading", why, field="map"))


def _no_headings(kind: Kind) -> Refusal:
    needed = next(field for field in kind.fields if field.name == kind.needed)
    why = _("Không tìm thấy dòng tiêu đề. Cần một dòng có cột “%(name)s” và ít nhất một cột khác.")
    return Refusal("no-headings", why % {"name": str(needed.label)})


def _passed_by(found: list[tuple[Table, Headings | None]]) -> Iterator[Told]:
    for table, headings in found:
        if table.hidden:
            yield Told(
                table.name, None, None, "hidden-sheet", _("Trang này đang ẩn trong Excel nên không đọc.")
            )
        elif headings is None and any(any(map(plain, line.cells)) for line in table.lines):
            yield Told(
                table.name, None, None, "no-headings", _("Trang này không có dòng tiêu đề nên không đọc.")
            )


class _Reader:
    """Takes the lines of one sheet in their order."""

    def __init__(self, kind: Kind, table: Table, headings: Headings, book: Book, plan: Plan) -> None:
        self.kind, self.table, self.headings, self.book, self.plan = kind, table, headings, book, plan
        self.fields: dict[str, Field] = {field.name: field for field in kind.fields}
        self.above: dict[str, Any] = {}

    def take(self, line: Line) -> None:
        if line.number < self.headings.first:
            return
        passed = self._passed_over(line)
        if passed:
            code, why = passed
            if code != "empty":
                self.above.clear()  # nothing is carried from one group into the next
            if why:
                self._tell(line, Finding(code, why))
            self.plan.rows.append(Planned(self.table.name, line.number, SKIPPED))
            return
        self._take_row(line)

    # --- lines that are no rows ---

    def _passed_over(self, line: Line) -> tuple[str, str] | None:
        filled = [(column, plain(cell)) for column, cell in enumerate(line.cells) if plain(cell)]
        if not filled and not line.unvalued:
            return "empty", ""
        texts = [text for _column, text in filled]
        if texts and fold(texts[0]).rstrip(" :.") in TOTALS:
            return "total", _("Dòng cộng.")
        repeated = self.headings.texts
        if len(filled) >= 2 and all(repeated.get(column) == fold(text) for column, text in filled):
            return "headings-again", _("Tiêu đề lặp lại.")
        if self._is_section(line, filled):
            return "section", _("Dòng chia mục: %(text)s") % {"text": texts[0]}
        return None

    def _is_section(self, line: Line, filled: list[tuple[int, str]]) -> bool:
        """One text alone, or one with its own number, that heads a group of rows."""
        if line.unvalued or not filled or not any(any(c.isalpha() for c in text) for _c, text in filled):
            return False
        wide = any((line.number, column) in self.table.wide for column, _text in filled)
        beside = [column for column, _text in filled if column != self.headings.counter]
        needed = self.headings.columns[self.kind.needed]
        alone = len(filled) == 1 and (self.headings.counter is not None or filled[0][0] != needed)
        numbered = any(GROUP.fullmatch(fold(text)) for c, text in filled if c == self.headings.counter)
        return len(beside) <= 1 and (wide or alone or numbered or needed not in beside)

    # --- rows ---

    def _take_row(self, line: Line) -> None:
        values, findings = self._values(line)
        findings += self._carried(line, values)
        said = frozenset(name for name, value in values.items() if value not in (None, ""))
        if line.hidden:
            told = _("Dòng này đang ẩn trong Excel.")
            findings.append(Finding("hidden-row", told, _("vẫn lấy dòng này")))
        item = Item()
        if not any(finding.guess is None for finding in findings):
            place = f"trang {self.table.name}, dòng {line.number}"  # kept as the source: Vietnamese
            item = self.book.read(values, said, place)
        self._settle(line, findings + item.findings, item)

    def _values(self, line: Line) -> tuple[dict[str, Any], list[Finding]]:
        values: dict[str, Any] = {}
        findings: list[Finding] = []
        for name, column in self.headings.columns.items():
            cell = line.cells[column] if column < len(line.cells) else None
            if column in line.unvalued:
                findings.append(_without_value(name))
                continue
            value, finding = self.fields[name].read(cell)
            values[name] = value
            if finding:
                findings.append(Finding(finding.code, finding.message, finding.guess, name))
        return values, findings

    def _carried(self, line: Line, values: dict[str, Any]) -> list[Finding]:
        """A cell left empty below one that says it: taken once a person confirms it.

        Only in a list numbered by group, where the lines of a group after its first bear no number: anywhere
        else an empty cell says that it is not known.
        """
        findings = []
        of_group = self.headings.counter is not None and not self._numbered(line)
        for name in self.kind.carried & self.headings.columns.keys():
            if values.get(name) not in (None, "") or not values.get(self.kind.needed):
                self.above[name] = values.get(name) or self.above.get(name)
            elif of_group and self.above.get(name):
                values[name] = self.above[name]
                said = _("Ô trống; dòng trên ghi “%(text)s”.") % {"text": plain(self.above[name])}
                findings.append(Finding("from-above", said, plain(self.above[name]), name))
        return findings

    def _numbered(self, line: Line) -> bool:
        counter = self.headings.counter
        return counter is not None and counter < len(line.cells) and bool(plain(line.cells[counter]))

    def _settle(self, line: Line, findings: list[Finding], item: Item) -> None:
        held = [finding for finding in findings if finding.guess is None]
        if item.same and not held:
            self._tell(line, Finding("already-there", str(item.same)))
            status = SKIPPED
        else:
            for finding in findings:
                self._tell(line, finding)
            status = HELD if held else ASKED if findings else ACCEPTED
        self.plan.rows.append(Planned(self.table.name, line.number, status, None if held else item))

    def _tell(self, line: Line, finding: Finding) -> None:
        column = self.headings.columns.get(finding.field)
        letter = None if column is None else letter_of(column)
        self.plan.told.append(
            Told(self.table.name, line.number, letter, finding.code, finding.message, finding.guess)
        )


def _without_value(name: str) -> Finding:
    why = _("Ô này là công thức chưa có kết quả. Mở tệp bằng Excel, bấm Lưu, rồi gửi lại.")
    return Finding("formula-without-value", why, field=name)
