"""./hoaban score FILE|- [--partial]: points and stars of sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hoaban.cli.editions import chosen_edition, unusable
from hoaban.cli.lines import Line, answer_lines
from hoaban.cli.options import split
from hoaban.cli.sheets import refuse, sheet_in, text_in
from hoaban.programme.edition import Edition
from hoaban.programme.provisions.fields import EditionError
from hoaban.programme.provisions.points import printed
from hoaban.programme.scoring import Sheet, SheetError, StarResult, star_of, star_so_far

USAGE = "cách dùng: hoaban score TỆP|- [--partial] [--edition E]"


def run(arguments: list[str]) -> int:
    """Score every sheet of a file, or of standard input."""
    given = split(arguments, USAGE, valued=["--edition"], flags=["--partial"])
    file = given.the_only("tệp", USAGE)
    edition = chosen_edition(given.values.get("--edition"))
    weigh = star_so_far if "--partial" in given.flags else star_of
    try:
        return answer_lines(file, lambda line: scored(line, weigh, edition))
    except EditionError as error:
        raise unusable(error, edition) from error


def scored(
    line: Line, weigh: Callable[[Sheet, Edition], StarResult], edition: Edition
) -> Mapping[str, object]:
    """What one line's sheet comes to."""
    try:
        result = weigh(sheet_in(line, text_in(line, "set")), edition)
    except SheetError as error:
        refuse(error)
    return {
        "edition": edition.id,
        "total": printed(result.total),
        "parts": {part: printed(points) for part, points in result.parts.items()},
        "band": result.band,
        "star": result.star,
        "knocked_out": result.knocked_out,
        "knock_outs": result.knock_outs,
        "limits": [limit.told() for limit in result.limits],
        "missing": result.missing,
    }
