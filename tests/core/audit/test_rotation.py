"""Which back-ups are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hoaban.core.audit.rotation import backups_in, kept_of, name_at

FIRST = datetime(2026, 1, 1, 2, 15, tzinfo=UTC)
NIGHTS = [name_at(FIRST + timedelta(days=day)) for day in range(365)]


def test_after_a_year_of_nights_days_weeks_and_months_are_left() -> None:
    kept = sorted(kept_of(NIGHTS, days=7, weeks=5, months=12, proved=""))

    assert kept[-7:] == NIGHTS[-7:]
    assert len(kept) == 7 + 3 + 11  # two weeks' newest, and one month's, are days' too
    assert [name[7:13] for name in kept if name[13:15] in ("28", "30", "31")][:3] == [
        "202601", "202602", "202603",
    ]  # fmt: skip


def test_the_one_that_was_proved_last_is_never_let_go() -> None:
    assert NIGHTS[0] in kept_of(NIGHTS, days=1, weeks=0, months=0, proved=NIGHTS[0])
    assert len(kept_of(NIGHTS, days=1, weeks=0, months=0, proved="hoaban-lạ")) == 1


@given(st.sets(st.sampled_from(NIGHTS), min_size=1), *[st.integers(0, 9)] * 3)
def test_the_newest_is_always_kept(names: set[str], days: int, weeks: int, months: int) -> None:
    kept = kept_of(names, days=days, weeks=weeks, months=months, proved="")

    assert max(names) in kept <= names


def test_what_is_not_ours_is_not_looked_at(tmp_path: Path) -> None:
    for name in (NIGHTS[0], NIGHTS[1], "photo.jpg", f".{NIGHTS[2]}.123"):
        (tmp_path / name).touch()

    assert [path.name for path in backups_in(tmp_path)] == [NIGHTS[1], NIGHTS[0]]
