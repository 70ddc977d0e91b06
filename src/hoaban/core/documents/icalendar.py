"""Calendars as calendar programs read them (iCalendar, RFC 5545): whole days, nothing else.

Here: events to text. Not here: which days there are (areas).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

CONTENT_TYPE = "text/calendar; charset=utf-8"
LONGEST_LINE = 75
"""Octets of a line, its end not counted (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class DayEvent:
    """Something on one day. uid: the same at every reading, so that a program moves it, not doubles it."""

    uid: str
    day: date
    summary: str
    description: str = ""
    url: str = ""


def calendar_text(name: str, events: Iterable[DayEvent], at: datetime) -> str:
    """The calendar as a file, lines ended by CRLF; `at`: the moment it was made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hoa Ban//OCOP//VI", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}", "METHOD:PUBLISH"]
    for event in events:
        lines += _event(event, at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: DayEvent, at: datetime) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{escaped(event.uid)}", f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"]
    lines.append(f"DTSTART;VALUE=DATE:{_day(event.day)}")
    if event.day < date.max:  # without an end an event of a whole day takes that day (3.6.1)
        lines.append(f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}")
    lines.append(f"SUMMARY:{escaped(event.summary)}")
    if event.description:
        lines.append(f"DESCRIPTION:{escaped(event.description)}")
    if event.url:
        lines.append(f"URL:{event.url}")
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _day(day: date) -> str:
    """Eight digits; strftime writes years before 1000 with fewer."""
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    r"""Text as a value (3.3.11).

    >>> escaped("a;b,c\nd")
    'a\\;b\\,c\\nd'
    """
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "")


def folded(line: str) -> str:
    """A line of at most 75 octets, continued on the next behind a space; no letter is cut in two."""
    rows, row, length = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if length + octets > LONGEST_LINE:
            rows.append(row)
            row, length = " ", 1
        row, length = row + sign, length + octets
    return "\r\n".join([*rows, row])
