"""./hoaban panel FILE|-: what the sheets of a council come to."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hoaban.cli.editions import chosen_edition, unusable
from hoaban.cli.lines import BAD_JSON, Line, LineError, answer_lines
from hoaban.cli.options import split
from hoaban.cli.sheets import refuse, sheet_in, text_in, texts_in
from hoaban.programme.edition import Edition
from hoaban.programme.panel import (
    BadRegulation,
    Case,
    CaseError,
    MemberSheet,
    MemberSheetError,
    PanelResult,
    panel_result,
    regulation_of,
)
from hoaban.programme.provisions.fields import EditionError
from hoaban.programme.provisions.points import cut, printed
from hoaban.programme.scoring import SheetError, rules_for

USAGE = "cách dùng: hoaban panel TỆP|- [--edition E]"
PLACES_OF_THE_MEAN = 6


def run(arguments: list[str]) -> int:
    """Weigh every case of a file, or of standard input."""
    given = split(arguments, USAGE, valued=["--edition"])
    file = given.the_only("tệp", USAGE)
    edition = chosen_edition(given.values.get("--edition"))
    try:
        return answer_lines(file, lambda line: weighed(line, edition))
    except EditionError as error:
        raise unusable(error, edition) from error


def weighed(line: Line, edition: Edition) -> Mapping[str, object]:
    """What one line's case comes to."""
    case, settings = case_in(line), line.get("regulation", {})
    if not isinstance(settings, dict):
        raise BAD_JSON
    try:
        rules_for(case.criteria_set, edition)
        return told(panel_result(case, regulation_of(settings, edition), edition), edition)
    except SheetError as error:
        refuse(error)
    except BadRegulation as error:
        raise LineError("bad-regulation", setting=error.setting) from error
    except CaseError as error:
        raise LineError(error.code, members=list(error.members)) from error
    except MemberSheetError as error:
        refuse(error.why, member=error.member)


def case_in(line: Line) -> Case:
    """The case that a line holds; raises LineError bad-json for any other shape."""
    set_id, sheets = text_in(line, "set"), line.get("sheets")
    if not isinstance(sheets, list) or not all(isinstance(sheet, dict) for sheet in sheets):
        raise BAD_JSON
    return Case(
        criteria_set=set_id,
        seats=texts_in(line, "seats"),
        recused=texts_in(line, "recused", []),
        sheets=[MemberSheet(text_in(sheet, "member"), sheet_in(sheet, set_id)) for sheet in sheets],
    )


def told(result: PanelResult, edition: Edition) -> Mapping[str, object]:
    return {
        "edition": edition.id,
        "totals": {member: printed(total) for member, total in result.totals.items()},
        "mean": None if result.mean is None else printed(cut(result.mean, PLACES_OF_THE_MEAN)),
        "spread": _or_null(result.spread),
        "quorum_met": result.quorum_met,
        "rescore_needed": result.rescore_needed,
        "band": result.band,
        "star": result.star,
        "knocked_out": result.knocked_out,
        "limits": [limit.told() for limit in result.limits],
        "reasons": [{"code": reason.code, **reason.told()} for reason in result.reasons],
    }


def _or_null(value: Decimal | None) -> str | None:
    return None if value is None else printed(value)
