"""./hoaban path FILE|- [--to N] [--costs FILE]: the cheapest way from a sheet to a star."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from hoaban.cli import CommandError
from hoaban.cli.editions import chosen_edition, unusable
from hoaban.cli.lines import Line, LineError, answer_lines, strict_json
from hoaban.cli.options import split
from hoaban.cli.sheets import refuse, sheet_in, text_in
from hoaban.programme import path as ways
from hoaban.programme.edition import Edition
from hoaban.programme.provisions.fields import EditionError
from hoaban.programme.provisions.points import decimal_of, printed
from hoaban.programme.scoring import SheetError

USAGE = "cách dùng: hoaban path TỆP|- [--to N] [--costs TỆP] [--edition E]"


def run(arguments: list[str]) -> int:
    """Find the cheapest way for every sheet of a file, or of standard input."""
    given = split(arguments, USAGE, valued=["--edition", "--to", "--costs"])
    file = given.the_only("tệp", USAGE)
    edition = chosen_edition(given.values.get("--edition"))
    costs = _costs(given.values["--costs"]) if "--costs" in given.values else {}
    target = _whole(given.values["--to"]) if "--to" in given.values else None
    overrides = {} if target is None else {"to": target}
    try:
        return answer_lines(file, lambda line: found({**line, **overrides}, costs, edition))
    except EditionError as error:
        raise unusable(error, edition) from error


def _whole(text: str) -> object:
    """The number that --to gives; what is none is a bad target of every line."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text


def _costs(file: str) -> dict[str, Decimal]:
    """The cost of a step by criterion: {"1.5": "2.5"}, exact."""
    try:
        costs = strict_json(Path(file).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise CommandError(f"--costs: không đọc được {file}") from error
    if not isinstance(costs, dict):
        raise CommandError('--costs: cần một đối tượng JSON, ví dụ {"1.5":"2.5"}')
    return {criterion: _cost(criterion, cost) for criterion, cost in costs.items()}


def _cost(criterion: str, cost: object) -> Decimal:
    exact = decimal_of(cost)
    if exact is None:
        raise CommandError(
            f'--costs: {criterion}: cần số thập phân từ 0 trở lên trong ngoặc kép, ví dụ "2.5"'
        )
    return exact


def found(line: Line, costs: Mapping[str, Decimal], edition: Edition) -> Mapping[str, object]:
    """The cheapest way for one line's sheet."""
    sheet, target = sheet_in(line, text_in(line, "set")), line.get("to")
    if not isinstance(target, int) or isinstance(target, bool) or target not in edition.stars:
        raise LineError("bad-target")
    try:
        path = ways.cheapest_path(sheet, target, costs, edition)
    except SheetError as error:
        refuse(error)
    return told(path)


def told(path: ways.Path) -> Mapping[str, object]:
    why = {} if path.why is None else {"why": path.why}
    return {
        "target": path.target,
        "reachable": path.reachable,
        **why,
        "cost": None if path.cost is None else printed(path.cost),
        "plan": path.plan,
        "total": printed(path.total),
    }
