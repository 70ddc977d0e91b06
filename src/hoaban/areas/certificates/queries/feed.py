"""The clock as a calendar, behind a secret address (lịch, iCalendar).

Here: who a secret speaks for, and the days it shows them: products, places, codes and days, no person's name
and no telephone. Not here: how a calendar is written (core/documents/icalendar.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.certificates.models import CalendarFeed
from hoaban.areas.certificates.permissions import may_see_clock
from hoaban.areas.certificates.queries.clock import Ticking, clock_on
from hoaban.areas.certificates.queries.linked_papers import EndingPaper, ending_papers
from hoaban.areas.certificates.words import Group
from hoaban.core.accounts.queries import actor_of, secret_hash
from hoaban.core.actors import Actor
from hoaban.core.documents.icalendar import DayEvent
from hoaban.core.nouns import noun, row_number

SHOWN = (Group.BEFORE, Group.OPEN, Group.LATE, Group.LAST, Group.EXTENDED)


@noun("calendar_feed")
def calendar_feed_called(number: str) -> CalendarFeed | None:
    """An address by its number, never by its secret."""
    return CalendarFeed.objects.select_related("holding").filter(pk=row_number(number)).first()


def calendar_feed_of(actor: Actor) -> CalendarFeed | None:
    """The address that this person has in this role now."""
    if actor.holding_id is None:
        return None
    return CalendarFeed.objects.filter(holding=actor.holding_id, ended_at=None).first()


def reader_behind(secret: str) -> Actor | None:
    """Who the secret speaks for today; None for an unknown or revoked one, and once the role has ended, the
    person was shut out, or the role sees no clock."""
    open_now = CalendarFeed.objects.filter(
        ended_at=None, holding__ended_at=None, holding__user__is_active=True
    )
    feed = open_now.filter(secret_hash=secret_hash(secret)).select_related("holding__user").first()
    actor = actor_of(feed.holding) if feed else None
    return actor if actor and may_see_clock(actor) else None


def calendar_days(actor: Actor, day: date, address: str) -> list[DayEvent]:
    """The days this person's calendar shows, the first first; `address`: of the platform, without "/"."""
    clock = clock_on(actor, day)
    found = [event for item in clock.items for event in _days_of(item, address)]
    found += [_day_of_paper(paper, address) for paper in ending_papers(clock)]
    return sorted(found, key=lambda event: (event.day, event.uid))


def _days_of(item: Ticking, address: str) -> Iterator[DayEvent]:
    if item.group not in SHOWN or item.certificate.valid_to is None:
        return
    name, code = item.product.name, item.certificate.code.code
    for part, day, summary in _parts(item, name):
        yield DayEvent(f"{code}-{part}@hoaban", day, summary, _about(item), f"{address}/v/{code}")


def _parts(item: Ticking, name: str) -> Iterator[tuple[str, date, str]]:
    certificate, window = item.certificate, item.window
    if window and item.group is not Group.EXTENDED:
        yield "opens", window.opens, _("%(name)s: bắt đầu nhận hồ sơ phân hạng lại") % {"name": name}
        yield "closes", window.closes, _("%(name)s: ngày cuối nộp hồ sơ phân hạng lại") % {"name": name}
    if item.group is Group.EXTENDED and certificate.extended_to:
        summary = _("%(name)s: hết thời gian kéo dài (khoản 3 Điều 12)") % {"name": name}
        yield "extension", certificate.extended_to, summary
    elif certificate.valid_to:
        yield "ends", certificate.valid_to, _("%(name)s: giấy chứng nhận hết hạn") % {"name": name}


def _about(item: Ticking) -> str:
    """Producer and commune, as everybody may read them on the product's page."""
    producer = item.producer.name if item.producer else ""
    return ", ".join(filter(None, (producer, item.commune.full_name if item.commune else "")))


def _day_of_paper(paper: EndingPaper, address: str) -> DayEvent:
    first = paper.stars[0].item
    stars = ", ".join(one.item.product.name for one in paper.stars)
    assert paper.version.ends_on is not None  # noqa: S101 - ending_papers gives only those with an end
    return DayEvent(
        f"paper-{paper.version.pk}@hoaban",
        paper.version.ends_on,
        _("%(paper)s hết hạn: xem lại sao của %(stars)s") % {"paper": paper.kind.name, "stars": stars},
        _about(first),
        f"{address}/v/{first.certificate.code.code}",
    )
