"""Calendars as calendar programs read them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hoaban.core.documents.icalendar import DayEvent, calendar_text, escaped, folded

AT = datetime(2026, 12, 1, 12, 0, tzinfo=timezone(timedelta(hours=7)))


def test_a_day_is_an_event_of_the_whole_day() -> None:
    event = DayEvent(
        "DB-1-ends@hoaban", date(2027, 1, 31), "Mật ong; hết hạn", "Xã A, tỉnh B", "http://x/v/1"
    )

    lines = calendar_text("Đồng hồ", [event], AT).split("\r\n")

    assert lines[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Hoa Ban//OCOP//VI",
        "CALSCALE:GREGORIAN",
    ]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "UID:DB-1-ends@hoaban" in lines
    assert "DTSTAMP:20261201T050000Z" in lines
    assert "DTSTART;VALUE=DATE:20270131" in lines
    assert "DTEND;VALUE=DATE:20270201" in lines
    assert "SUMMARY:Mật ong\\; hết hạn" in lines
    assert "DESCRIPTION:Xã A\\, tỉnh B" in lines
    assert "URL:http://x/v/1" in lines


def test_what_is_not_known_is_left_out_and_the_last_day_of_all_has_no_next() -> None:
    text = calendar_text("Lịch", [DayEvent("1", date.max, "Xa")], AT)

    assert "DTSTART;VALUE=DATE:99991231" in text
    assert not any(name in text for name in ("DTEND", "DESCRIPTION", "URL"))


def test_signs_that_would_break_a_line_are_escaped() -> None:
    assert escaped("a\\b\r\nc\rd") == "a\\\\b\\ncd"


def test_long_lines_go_on_behind_a_space_and_no_letter_is_cut() -> None:
    line = "SUMMARY:" + "ộ" * 60

    rows = folded(line).split("\r\n")

    assert all(len(row.encode()) <= 75 for row in rows)
    assert rows[0] + "".join(row[1:] for row in rows[1:]) == line
    assert all(row.startswith(" ") for row in rows[1:])
