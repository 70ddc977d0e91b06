"""The edge's clock: the moment now, on the day that HOABAN_TODAY names where it is set.

Asked by web, api, cli and demo, and by a job before it does a deed; everything below takes the moment as an
argument.
"""

from __future__ import annotations

from datetime import date, datetime

from hoaban.core.actions import VIETNAM


def moment(today: date | None) -> datetime:
    """Now, in Vietnam; with `today` set (HOABAN_TODAY) the same time of that day."""
    now = datetime.now(VIETNAM)
    return datetime.combine(today, now.timetz()) if today else now
