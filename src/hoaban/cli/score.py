"""./hoaban score FILE|- [--partial]: points and stars of sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from hoaban.cli.editions import chosen_edition, unusable
from hoaban.cli.lines import Line, answer_lines, as_json
from hoaban.cli.options import split
from hoaban.cli.sheets import refuse, sheet_in, text_in
from hoaban.programme.edition import Edition
from hoaban.programme.provisions.fields import EditionError
from hoaban.programme.provisions.points import printed
from hoaban.programme.reasons import Reason
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


def scored(line: Line, weigh: Callable[[Sheet, Edition], StarResult], edition: Edition) -> str:
    """What one line's sheet comes to, as JSON without the outer braces.

    Written piece by piece, because 20,000 sheets a second pass here: limits, most of the text, are the same
    few again and again.
    """
    try:
        result = weigh(sheet_in(line, text_in(line, "set")), edition)
    except SheetError as error:
        refuse(error)
    parts = ",".join([f'{json_of(part)}:"{printed(points)}"' for part, points in result.parts.items()])
    limits = ",".join([limit_json(limit) for limit in result.limits])
    return (
        f'"edition":{json_of(edition.id)},"total":"{printed(result.total)}","parts":{{{parts}}},'
        f'"band":{result.band},"star":{result.star},"knocked_out":{json_of(result.knocked_out)},'
        f'"knock_outs":{json_of(result.knock_outs)},"limits":[{limits}],"missing":{json_of(result.missing)}'
    )


@lru_cache(maxsize=10_000)
def json_of(value: str | bool | tuple[str, ...]) -> str:
    return as_json(value)


@lru_cache(maxsize=10_000)
def limit_json(limit: Reason) -> str:
    return as_json(limit.told())
