"""Every deadline, window and expiry, and the rounds of a year, by the edition's own calendar.

Here: counting days, working days and months; what follows an event; to which round a day belongs.
Not here: the figures (edition.yaml, calendar/); the present day, which always comes in as an argument;
whether a condition of a deadline holds (the state that uses it).
"""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from hoaban.programme.provisions.fields import Fields, day_of

ONE_DAY = dt.timedelta(days=1)
MONTHS_OF_A_YEAR = 12
UNITS = ("days", "working_days", "months")
DIRECTIONS = ("after", "before")
ROLLS = ("none", "next_working_day")
KINDS = ("due", "opens", "closes", "ends")


class DateError(Exception):
    """A date cannot be given; `code` says why."""

    code = "bad-date"


class UnknownEvent(DateError):
    """The edition knows no event and no deadline of that name."""

    code = "unknown-event"


class BeyondTime(DateError):
    """The date would lie before the year 1 or after the year 9999."""


class OutsideCalendar(DateError):
    """A working day must be counted that the calendar does not cover: nothing is guessed."""

    code = "outside-calendar"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days (ngày làm việc): Monday to Friday less days off, plus Saturdays worked in exchange."""

    first: dt.date
    last: dt.date
    weekdays: frozenset[int]
    days_off: frozenset[dt.date]
    extra: frozenset[dt.date]

    def is_working_day(self, day: dt.date) -> bool:
        """Is work done on that day? Raises OutsideCalendar where the calendar does not say."""
        if not self.first <= day <= self.last:
            raise OutsideCalendar(day.isoformat())
        return day in self.extra or (day.isoweekday() in self.weekdays and day not in self.days_off)

    def on_or_after(self, day: dt.date) -> dt.date:
        """That day, or the next working day when it is none."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def move(self, day: dt.date, working_days: int) -> dt.date:
        """So many working days on (back, when negative); the day itself is not counted."""
        step = ONE_DAY if working_days > 0 else -ONE_DAY
        left = abs(working_days)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def between(self, start: dt.date, end: dt.date) -> int:
        """The working days after `start` up to and with `end`; negative when `end` lies before.

        What is left of a clock: `between(today, due)` is 0 on its last day.
        """
        if end < start:
            return -self.between(end, start)
        days = (start + ONE_DAY * count for count in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)


NO_CALENDAR = Calendar(dt.date.max, dt.date.min, frozenset(), frozenset(), frozenset())
"""Of an edition that names none: every working day asked for lies outside."""


@dataclass(frozen=True, slots=True)
class Event:
    """What starts a clock (sự kiện); `fixed_date` where the law itself gives the day."""

    id: str
    name: str
    name_en: str
    fixed_date: dt.date | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """One rule of time (thời hạn), with the calendar it is counted by, read when first counted with.

    event      an event's id, or the id of the deadline it is counted from
    kind       due: an act by the end of that day; opens, closes: a window, both inside; ends: last day
    condition  the rule of transition under which alone it holds
    """

    id: str
    event: str
    duration: int
    unit: str
    direction: str
    roll: str
    kind: str
    actor: str
    applies_to: tuple[str, ...]
    condition: str | None
    article: str
    text: str
    text_en: str
    calendar_of: Callable[[], Calendar] = field(compare=False, repr=False)

    def date(self, on: dt.date) -> dt.date:
        """The date of this deadline when its event falls on that day.

        Raises OutsideCalendar, and BeyondTime where no such date exists; EditionError where a calendar is
        needed that cannot be read.
        """
        try:
            date = self._counted(on)
            return self.calendar_of().on_or_after(date) if self.roll == "next_working_day" else date
        except OverflowError as error:
            raise BeyondTime(self.id) from error

    def _counted(self, on: dt.date) -> dt.date:
        count = -self.duration if self.direction == "before" else self.duration
        if self.unit == "months":
            return months_on(on, count)
        if self.unit == "working_days":
            return self.calendar_of().move(on, count)
        return on + dt.timedelta(days=count)


@dataclass(frozen=True, slots=True)
class DeadlineDate:
    """A deadline and the date it falls on."""

    deadline: Deadline
    date: dt.date


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when a text binds (hiệu lực thi hành); `ends` None: until it is replaced."""

    signed: dt.date | None
    effective: dt.date
    ends: dt.date | None

    def holds_on(self, day: dt.date) -> bool:
        return self.effective <= day and (self.ends is None or day <= self.ends)


def months_on(day: dt.date, months: int) -> dt.date:
    """The same day so many months on; the month's last day where it lacks that day (khoản 3 Điều 148 BLDS).

    >>> months_on(dt.date(2028, 2, 29), 36), months_on(dt.date(2026, 8, 31), -2)
    (datetime.date(2031, 2, 28), datetime.date(2026, 6, 30))
    """
    years, month = divmod(day.month - 1 + months, MONTHS_OF_A_YEAR)
    year = day.year + years
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError(year)
    return dt.date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def dates_after(
    event: str, on: dt.date, *, deadlines: Sequence[Deadline], events: Collection[str]
) -> tuple[DeadlineDate, ...]:
    """Every deadline that follows an event of that day, in the order of the edition.

    event   an event's id, or a deadline's own (of a certificate only its end may be known)
    raises  UnknownEvent; BeyondTime; OutsideCalendar, in this order when several hold
    """
    if event not in events and all(event != deadline.id for deadline in deadlines):
        raise UnknownEvent(event)
    known = {event: on}
    outside: list[OutsideCalendar] = []
    waiting = [deadline for deadline in deadlines if deadline.id != event]
    while ready := [deadline for deadline in waiting if deadline.event in known]:
        waiting = [deadline for deadline in waiting if deadline.event not in known]
        for deadline in ready:
            try:
                known[deadline.id] = deadline.date(known[deadline.event])
            except OutsideCalendar as error:
                outside.append(error)
    if outside:
        raise outside[0]
    return tuple(
        DeadlineDate(deadline, known[deadline.id])
        for deadline in deadlines
        if deadline.id in known and deadline.id != event
    )


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day that comes every year ("04-30"); 29 February is the 28th in a year without it."""

    month: int
    day: int

    def in_year(self, year: int) -> dt.date:
        return dt.date(year, self.month, min(self.day, gregorian.monthrange(year, self.month)[1]))


@dataclass(frozen=True, slots=True)
class Round:
    """A dated batch of grading (đợt đánh giá), as the law sets it for every year."""

    id: str
    level: str
    name: str
    proposals_before: DayOfYear
    hold_before: DayOfYear
    year_offset: int
    before_is_exclusive: bool
    article: str

    def of_year(self, year: int) -> RoundOfYear:
        """The round with its last good days in the year it is numbered in."""
        return RoundOfYear(
            round=self,
            year=year,
            proposals_until=self._last_good_day(self.proposals_before, year),
            held_until=self._last_good_day(self.hold_before, year),
        )

    def _last_good_day(self, before: DayOfYear, year: int) -> dt.date:
        day = before.in_year(year + self.year_offset)
        return day - ONE_DAY if self.before_is_exclusive else day


@dataclass(frozen=True, slots=True)
class RoundOfYear:
    """One round of one year: the last good day for proposals, and for holding it."""

    round: Round
    year: int
    proposals_until: dt.date
    held_until: dt.date


def rounds_of_year(rounds: Sequence[Round], level: str, year: int) -> tuple[RoundOfYear, ...]:
    """The rounds of a level that are numbered in a year, in the order of the edition."""
    return tuple(round.of_year(year) for round in rounds if round.level == level)


def round_for(rounds: Sequence[Round], level: str, sent_on: dt.date) -> RoundOfYear:
    """The round a proposal sent on that day belongs to: the earliest still open for it (Điều 5).

    Raises ValueError when the edition has no rounds at that level.
    """
    years = range(sent_on.year - 1, sent_on.year + 2)
    offsets = {round.year_offset for round in rounds}
    candidates = {
        round.of_year(year - offset)
        for round in rounds
        if round.level == level
        for year in years
        for offset in offsets
    }
    return min(
        (held for held in candidates if sent_on <= held.proposals_until),
        key=lambda held: held.proposals_until,
    )


def read_calendar(fields: Fields) -> Calendar:
    """The calendar of working days; only rows whose status counts act."""
    covers = fields.inner("covers")
    return Calendar(
        first=covers.day("from"),
        last=covers.day("through"),
        weekdays=frozenset(fields.wholes("working_weekdays")),
        days_off=_days(fields, "days_off"),
        extra=_days(fields, "working_days_extra"),
    )


def _days(fields: Fields, key: str) -> frozenset[dt.date]:
    rows = list(fields.each(key))
    if fields.has("count_statuses"):
        counted = fields.texts("count_statuses")
        rows = [row for row in rows if row.raw.get("status") in counted]
    return frozenset(row.day("date") for row in rows)


def read_event(fields: Fields) -> Event:
    return Event(
        id=fields.text("id"),
        name=fields.text("vi", default=""),
        name_en=fields.text("en", default=""),
        fixed_date=fields.day_or_none("fixed_date"),
    )


def read_deadline(fields: Fields, calendar_of: Callable[[], Calendar]) -> Deadline:
    return Deadline(
        id=fields.text("id"),
        event=fields.text("event"),
        duration=fields.whole("duration"),
        unit=_one_of(fields, "unit", fields.text("unit"), UNITS),
        direction=_one_of(fields, "direction", fields.text("direction", default="after"), DIRECTIONS),
        roll=_one_of(fields, "roll", fields.text("roll", default="none"), ROLLS),
        kind=_one_of(fields, "kind", fields.text("kind", default="due"), KINDS),
        actor=fields.text("actor", default=""),
        applies_to=fields.texts("applies_to"),
        condition=fields.text_or_none("condition"),
        article=fields.text("article", default=""),
        text=fields.text("text_vi", default=""),
        text_en=fields.text("text_en", default=""),
        calendar_of=calendar_of,
    )


def _one_of(fields: Fields, key: str, word: str, words: tuple[str, ...]) -> str:
    """The word, when the engine can count with it: what it does not know it must not pass over."""
    if word not in words:
        raise fields.wrong(key, f"{word!r} không phải là một trong {', '.join(words)}")
    return word


def read_rounds(fields: Fields) -> tuple[Round, ...]:
    """The rounds of every level that has a list of them."""
    exclusive = fields.flag("before_is_exclusive", default=True)
    levels = [
        (level, fields.inner(level))
        for level, value in fields.raw.items()
        if isinstance(value, dict) and "list" in value
    ]
    return tuple(
        _round(row, level, rules.text("article", default=""), exclusive=exclusive)
        for level, rules in levels
        for row in rules.each("list")
    )


def _round(fields: Fields, level: str, article: str, *, exclusive: bool) -> Round:
    return Round(
        id=fields.text("id"),
        level=level,
        name=fields.text("name_vi", default=""),
        proposals_before=_day_of_year(fields, "proposals_before"),
        hold_before=_day_of_year(fields, "hold_before"),
        year_offset=fields.whole("year_offset", default=0),
        before_is_exclusive=exclusive,
        article=article,
    )


def _day_of_year(fields: Fields, key: str) -> DayOfYear:
    leap_year = day_of(f"2000-{fields.text(key)}")
    if leap_year is None:
        raise fields.wrong(key, f"phải là ngày trong năm MM-DD, không phải {fields.raw[key]!r}")
    return DayOfYear(leap_year.month, leap_year.day)
