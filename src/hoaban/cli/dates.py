"""./hoaban dates FILE|- or --event EVENT:DATE: every deadline that follows an event."""

from __future__ import annotations

from collections.abc import Mapping

from hoaban.cli import CommandError
from hoaban.cli.editions import chosen_edition, unusable
from hoaban.cli.lines import Line, LineError, answer_lines, answer_one
from hoaban.cli.options import split
from hoaban.cli.sheets import text_in
from hoaban.programme.dates import DateError, DeadlineDate, UnknownEvent
from hoaban.programme.edition import Edition
from hoaban.programme.provisions.fields import EditionError, day_of

USAGE = "cách dùng: hoaban dates TỆP|- [--edition E]; hoaban dates --event SỰ_KIỆN:NGÀY [--edition E]"


def run(arguments: list[str]) -> int:
    """List the deadlines after each event of a file, or after the one given."""
    given = split(arguments, USAGE, valued=["--edition", "--event"])
    event = _event_line(given.values["--event"]) if "--event" in given.values else None
    if event is not None and given.rest:
        raise CommandError(f"dùng --event hoặc một tệp, không dùng cả hai\n{USAGE}")
    file = given.the_only("tệp", USAGE) if event is None else ""
    edition = chosen_edition(given.values.get("--edition"))
    try:
        if event is not None:
            return answer_one(event, lambda line: followed(line, edition))
        return answer_lines(file, lambda line: followed(line, edition))
    except EditionError as error:
        raise unusable(error, edition) from error


def _event_line(text: str) -> Line:
    event, colon, date = text.partition(":")
    if not colon:
        raise CommandError(f"--event cần có dạng SỰ_KIỆN:NGÀY, ví dụ certificate-issued:2026-11-30\n{USAGE}")
    return {"event": event, "date": date}


def followed(line: Line, edition: Edition) -> Mapping[str, object]:
    """The deadlines after one line's event."""
    event, date = text_in(line, "event"), line.get("date")
    if not edition.knows_event(event):
        raise LineError(UnknownEvent.code)
    day = day_of(date)
    if day is None:
        raise LineError(DateError.code)
    try:
        dates = edition.dates_after(event, day)
    except DateError as error:
        raise LineError(error.code) from error
    return {"event": event, "date": date, "dates": [told(one) for one in dates]}


def told(one: DeadlineDate) -> Mapping[str, object]:
    deadline = one.deadline
    condition = {"condition": deadline.condition} if deadline.condition else {}
    return {
        "id": deadline.id,
        "date": one.date.isoformat(),
        "kind": deadline.kind,
        "article": deadline.article,
        **condition,
    }
