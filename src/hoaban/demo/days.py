"""When the demonstration's people act: so many days before its first start, on working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hoaban.core.actions import VIETNAM, Act
from hoaban.core.actors import OPERATOR, Actor

FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Days:
    """The moment of the first start, and the first day of the edition: nothing happens before it."""

    now: datetime
    begin: date

    def day(self, ago: int) -> date:
        """So many days ago; Friday for a weekend."""
        found = self.now.date() - timedelta(days=ago)
        return max(found - timedelta(days=max(found.weekday() - FRIDAY, 0)), self.begin)

    def act(self, who: Actor = OPERATOR, *, ago: int, hour: int = 9, minute: int = 0) -> Act:
        """An act of this person on that day, never later than now."""
        at = datetime.combine(self.day(ago), time(hour, minute), VIETNAM)
        return Act(who, min(at, self.now), "demo")
