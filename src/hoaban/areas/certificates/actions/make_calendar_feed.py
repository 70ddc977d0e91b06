"""A secret address at which a calendar reads the clock (địa chỉ lịch)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from hoaban.areas.certificates.models import CalendarFeed
from hoaban.areas.certificates.permissions import may_make_calendar_feed
from hoaban.core.accounts.models import Holding
from hoaban.core.accounts.queries import secret_hash
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A fresh address with its secret, seen once."""

    row: CalendarFeed
    secret: str


@deed()
def make_calendar_feed(act: Act) -> NewFeed:
    """Make the address for the role acted in; an earlier one of that role ends. Only a hash of it is kept.

    Raises Refused with the reason.
    """
    require(may_make_calendar_feed(act.actor))
    held = Holding.objects.filter(pk=act.actor.holding_id or 0).get()
    holding = act.locked(held)  # of two made at once the first ends
    for earlier in CalendarFeed.objects.filter(holding=holding, ended_at=None):
        earlier.ended_at = act.at
        act.save(earlier)
    secret = secrets.token_urlsafe(32)
    row = CalendarFeed(holding=holding, secret_hash=secret_hash(secret), made_at=act.at)
    return NewFeed(act.add(row), secret)
