"""Revoking the secret address of a calendar (thu hồi địa chỉ lịch)."""

from __future__ import annotations

from hoaban.areas.certificates.models import CalendarFeed
from hoaban.areas.certificates.permissions import may_end_calendar_feed
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="calendar_feed")
def end_calendar_feed(act: Act, feed: CalendarFeed) -> CalendarFeed:
    """The address answers no more from now on; one that has ended stays ended, from its first end on."""
    require(may_end_calendar_feed(act.actor, feed))
    with act.on(feed) as feed:
        feed.ended_at = feed.ended_at or act.at
    return feed
