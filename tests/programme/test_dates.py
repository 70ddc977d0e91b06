"""Deadlines, working days, rounds: the worked dates of the rule book, and invented clocks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoaban.programme.dates import (
    NO_CALENDAR,
    BeyondTime,
    Calendar,
    OutsideCalendar,
    Round,
    UnknownEvent,
    months_on,
    round_for,
    rounds_of_year,
)
from hoaban.programme.edition import Edition
from hoaban.programme.provisions.fields import EditionError
from programme.given_law import a_calendar, a_deadline, an_edition, the_law, write

LAW = the_law()


def day(text: str) -> dt.date:
    """30/11/2026, as one writes it in Vietnam."""
    return dt.datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=dt.UTC).date()


def after(event: str, on: str, edition: Edition = LAW) -> dict[str, dt.date]:
    return {one.deadline.id: one.date for one in edition.dates_after(event, day(on))}


# --- the worked dates of the rule book, part 16 ---


@pytest.mark.parametrize(
    ("issued", "valid_to", "opens", "closes"),
    [
        ("30/11/2026", "30/11/2029", "03/06/2029", "02/08/2029"),
        ("31/08/2026", "31/08/2029", "04/03/2029", "03/05/2029"),
        ("29/02/2028", "28/02/2031", "01/09/2030", "31/10/2030"),
    ],
)
def test_a_certificate_is_valid_36_months_and_its_window_is_180_to_120_days_before(
    issued: str, valid_to: str, opens: str, closes: str
) -> None:
    dates = after("certificate-issued", issued)

    assert dates["certificate-valid-to"] == day(valid_to)
    assert (dates["renewal-opens"], dates["renewal-closes"]) == (day(opens), day(closes))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("10/08/2026", "28/08/2026"),  # Saturday 22/8 is worked
        ("10/11/2026", "01/12/2026"),  # 24/11 is a doubt of the calendar and not counted
        ("25/01/2027", "22/02/2027"),  # five weekdays of Tết off
        ("12/04/2027", "06/05/2027"),  # off: 16/4, 30/4, 3/5
    ],
)
def test_the_commune_has_15_working_days(received: str, due: str) -> None:
    assert LAW.deadline("commune-appraisal-due").date(day(received)) == day(due)


@pytest.mark.parametrize(
    ("deadline", "event", "due"),
    [
        ("regrading-due", "01/12/2026", "15/01/2027"),
        ("withdrawal-due-violation", "22/01/2027", "11/02/2027"),  # day 15 is in Tết
        ("withdrawal-due-ceased", "15/04/2027", "04/05/2027"),  # day 15 is a holiday
        ("transition-regrading-due", "22/05/2026", "22/06/2026"),  # day 30 is a Sunday
        ("transition-first-upgrade-due", "22/05/2026", "21/07/2026"),
        ("old-decisions-end", "22/05/2026", "21/07/2026"),
    ],
)
def test_an_authority_s_days_roll_to_a_working_day(deadline: str, event: str, due: str) -> None:
    assert LAW.deadline(deadline).date(day(event)) == day(due)


def test_the_extension_is_listed_always_with_its_condition() -> None:
    listed = LAW.dates_after("certificate-issued", day("30/06/2023"))

    assert [(one.deadline.id, one.deadline.condition) for one in listed][-1] == (
        "extension-ends",
        "window-not-met",
    )
    assert listed[-1].date == day("27/12/2026")


def test_dates_can_be_counted_from_the_end_of_a_certificate_alone() -> None:
    assert after("certificate-valid-to", "30/11/2029") == {
        "renewal-opens": day("03/06/2029"),
        "renewal-closes": day("02/08/2029"),
        "extension-ends": day("29/05/2030"),
    }


def test_where_nothing_follows_the_list_is_empty() -> None:
    assert after("filed", "01/01/2026") == {}
    assert after("renewal-opens", "01/01/2026") == {}


def test_an_unknown_event_is_refused() -> None:
    with pytest.raises(UnknownEvent):
        LAW.dates_after("picnic", day("01/01/2026"))
    assert LAW.knows_event("filed")
    assert LAW.knows_event("regrading-due")
    assert not LAW.knows_event("picnic")


def test_outside_the_calendar_the_engine_refuses_but_only_where_it_would_have_to_count() -> None:
    with pytest.raises(OutsideCalendar):
        after("dossier-received", "20/12/2030")
    with pytest.raises(OutsideCalendar):
        after("complete-for-regrade", "20/11/2030")
    assert after("certificate-issued", "20/12/2040")["certificate-valid-to"] == day("20/12/2043")


def test_beyond_the_year_9999_there_is_no_date() -> None:
    with pytest.raises(BeyondTime):
        LAW.dates_after("certificate-issued", dt.date.max)
    with pytest.raises(BeyondTime):
        LAW.dates_after("dossier-received", dt.date.max)
    with pytest.raises(BeyondTime):
        LAW.dates_after("certificate-valid-to", dt.date.min)


def test_a_deadline_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        LAW.deadline("picnic")


# --- rounds ---


@pytest.mark.parametrize(
    ("level", "sent", "round_id", "year", "held_until"),
    [
        ("province", "29/04/2026", "province-1", 2026, "29/06/2026"),
        ("province", "30/04/2026", "province-2", 2026, "29/12/2026"),
        ("province", "30/10/2026", "province-1", 2027, "29/06/2027"),
        ("central", "30/07/2026", "central-2", 2026, "29/03/2027"),
        ("central", "29/01/2027", "central-2", 2026, "29/03/2027"),
        ("central", "30/01/2027", "central-1", 2027, "29/09/2027"),
    ],
)
def test_a_proposal_belongs_to_the_earliest_round_still_open(
    level: str, sent: str, round_id: str, year: int, held_until: str
) -> None:
    found = round_for(LAW.rounds, level, day(sent))

    assert (found.round.id, found.year, found.held_until) == (round_id, year, day(held_until))
    assert found.round.article.startswith("khoản")


def test_the_rounds_of_a_year_stand_in_the_law_s_order() -> None:
    rounds = rounds_of_year(LAW.rounds, "central", 2026)

    assert [(one.round.id, one.proposals_until, one.held_until) for one in rounds] == [
        ("central-1", day("29/07/2026"), day("29/09/2026")),
        ("central-2", day("29/01/2027"), day("29/03/2027")),
    ]


def test_a_level_without_rounds_has_none() -> None:
    assert rounds_of_year(LAW.rounds, "commune", 2026) == ()
    with pytest.raises(ValueError, match="empty"):
        round_for(LAW.rounds, "commune", day("01/01/2026"))


def test_one_value_turns_before_round_and_29_february_exists_in_leap_years_only(tmp_path: Path) -> None:
    rules = {
        "before_is_exclusive": False,
        "province": {"list": [{"id": "p", "proposals_before": "02-29", "hold_before": "04-01"}]},
    }
    rounds = an_edition(tmp_path, rounds=rules).rounds

    assert rounds[0].of_year(2032).proposals_until == day("29/02/2032")
    assert rounds[0].of_year(2031).proposals_until == day("28/02/2031")
    assert rounds[0].of_year(2031).held_until == day("01/04/2031")


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_every_day_has_a_round_and_none_earlier_was_open(sent: dt.date) -> None:
    found = round_for(LAW.rounds, "province", sent)

    assert sent <= found.proposals_until
    for year in (found.year - 1, found.year):
        for other in rounds_of_year(LAW.rounds, "province", year):
            assert other.proposals_until >= found.proposals_until or other.proposals_until < sent


# --- counting ---


def test_a_clock_says_what_is_left_of_it() -> None:
    calendar, due = LAW.calendar, day("28/08/2026")

    assert calendar.between(day("10/08/2026"), due) == 15
    assert calendar.between(due, due) == 0
    assert calendar.between(day("31/08/2026"), due) == 0  # 29, 30: weekend; 31: off
    assert calendar.between(day("03/09/2026"), due) == -1


@given(st.dates(dt.date(2026, 1, 1), dt.date(2029, 1, 1)), st.integers(-60, 60))
def test_moving_by_working_days_and_counting_between_agree(start: dt.date, count: int) -> None:
    end = LAW.calendar.move(start, count)

    counted_from = min(start, end) if count >= 0 else end - dt.timedelta(days=1)
    counted_to = max(start, end) if count >= 0 else start - dt.timedelta(days=1)
    assert LAW.calendar.between(counted_from, counted_to) == abs(count)
    assert count == 0 or LAW.calendar.is_working_day(end)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2900, 1, 1)), st.integers(-300, 300))
def test_months_keep_the_day_or_take_the_month_s_last(start: dt.date, months: int) -> None:
    there = months_on(start, months)

    assert (there.year * 12 + there.month) - (start.year * 12 + start.month) == months
    assert there.day == start.day or (there + dt.timedelta(days=1)).day == 1


def test_an_edition_without_a_calendar_counts_no_working_days() -> None:
    with pytest.raises(OutsideCalendar):
        NO_CALENDAR.is_working_day(day("01/01/2030"))


# --- invented clocks ---


def a_clock(tmp_path: Path, *deadlines: dict[str, Any], **calendar: Any) -> Edition:
    write(tmp_path, "calendar.yaml", a_calendar(**calendar))
    return an_edition(
        tmp_path, files={"criteria": "criteria/", "calendar": "calendar.yaml"},
        events=[{"id": "start", "fixed_date": "2030-01-04"}, {"id": "other"}], deadlines=list(deadlines),
    )  # fmt: skip


def test_working_days_run_back_as_well_and_months_too(tmp_path: Path) -> None:
    edition = a_clock(
        tmp_path,
        a_deadline("back", "start", 2, "working_days", direction="before"),
        a_deadline("half-year", "start", 6, "months", direction="before"),
        a_deadline("roll", "start", 2, "days", roll="next_working_day"),
    )

    assert after("start", "14/01/2030", edition) == {
        "back": day("11/01/2030"),  # Saturday 12 January is worked
        "half-year": day("14/07/2029"),
        "roll": day("16/01/2030"),
    }
    assert after("start", "05/01/2030", edition)["roll"] == day("08/01/2030")  # Monday 7 January is off


def test_deadlines_stand_in_the_order_of_the_file_whatever_they_are_counted_from(tmp_path: Path) -> None:
    edition = a_clock(
        tmp_path,
        a_deadline("third", "second", 1, "days"),
        a_deadline("second", "first", 1, "days"),
        a_deadline("first", "start", 0, "working_days"),
        a_deadline("none", "other", 1, "days"),
    )

    assert list(after("start", "14/01/2030", edition).items()) == [
        ("third", day("16/01/2030")),
        ("second", day("15/01/2030")),
        ("first", day("14/01/2030")),
    ]


def test_no_date_at_all_is_said_before_outside_the_calendar(tmp_path: Path) -> None:
    edition = a_clock(
        tmp_path,
        a_deadline("outside", "start", 1, "working_days"),
        a_deadline("after-outside", "outside", 1, "days"),
        a_deadline("beyond", "start", 1, "months"),
    )

    with pytest.raises(BeyondTime):
        after("start", "01/12/9999", edition)
    with pytest.raises(OutsideCalendar):
        after("start", "01/01/2040", edition)


def test_only_rows_whose_status_counts_act(tmp_path: Path) -> None:
    off = [
        {"date": "2030-01-08", "status": "doubt"},
        {"date": "2030-01-09", "status": "fixed"},
        {"date": "2030-01-10"},
    ]
    edition = a_clock(tmp_path, count_statuses=["fixed"], days_off=off)

    assert edition.calendar.days_off == {day("09/01/2030")}
    assert edition.calendar.extra == frozenset()


def test_a_fixed_date_is_for_the_law_s_own_events() -> None:
    assert LAW.events["edition-effective"].fixed_date == day("22/05/2026")
    assert LAW.events["filed"].fixed_date is None


@pytest.mark.parametrize(
    ("deadline", "what"),
    [
        ({"unit": "weeks"}, "unit"),
        ({"direction": "aside"}, "direction"),
        ({"roll": "previous_working_day"}, "roll"),
        ({"kind": "maybe"}, "kind"),
    ],
)
def test_what_the_engine_cannot_count_is_refused(tmp_path: Path, deadline: dict[str, str], what: str) -> None:
    edition = a_clock(tmp_path, {**a_deadline("odd", "start", 1, "days"), **deadline})

    with pytest.raises(EditionError, match=f"odd: {what}"):
        edition.deadlines  # noqa: B018


def test_a_round_needs_a_day_of_the_year(tmp_path: Path) -> None:
    rules = {"province": {"list": [{"id": "p", "proposals_before": "31/12", "hold_before": "04-01"}]}}

    with pytest.raises(EditionError, match="p: proposals_before"):
        an_edition(tmp_path, rounds=rules).rounds  # noqa: B018


def test_rounds_and_calendars_are_values() -> None:
    assert isinstance(LAW.rounds[0], Round)
    assert isinstance(LAW.calendar, Calendar)
    assert len({LAW.rounds[0].of_year(2026), LAW.rounds[0].of_year(2026)}) == 1


def test_a_calendar_that_cannot_be_read_matters_only_where_one_is_counted_by(tmp_path: Path) -> None:
    rows = [
        a_deadline("in-days", "start", 3, "days"),
        a_deadline("in-working-days", "other", 3, "working_days"),
        a_deadline("rolled", "third", 3, "days", roll="next_working_day"),
    ]
    events = [{"id": "start"}, {"id": "other"}, {"id": "third"}]
    files = {"criteria": "criteria/", "calendar": "nowhere.yaml"}
    edition = an_edition(tmp_path, events=events, deadlines=rows, files=files)

    [found] = edition.dates_after("start", day("01/01/2030"))

    assert found.date == day("04/01/2030")
    for event in ("other", "third"):
        with pytest.raises(EditionError, match=r"nowhere\.yaml: -: "):
            edition.dates_after(event, day("01/01/2030"))
