"""The clock of certificates (đồng hồ chứng nhận): the board by days left, the calls of today, papers that
end. The office sees the whole province, or one commune of it; a commune its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoaban.areas.certificates import queries
from hoaban.areas.certificates.permissions import may_make_calendar_feed, may_see_clock
from hoaban.areas.certificates.words import CALL_WORDS, MAKING_WORDS, Group
from hoaban.core.accounts.roles import COMMUNE_ROLES, Role
from hoaban.core.actors import Actor
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import commune_called, communes
from hoaban.programme.edition import Edition
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page

ON_THE_BOARD = 5
"""So many certificates stand in a column of the board; the rest behind a link."""
SLUGS = {
    Group.OPEN: "dang-nop",
    Group.LATE: "qua-ngay-nop",
    Group.LAST: "sap-het",
    Group.ENDED: "da-het",
    Group.EXTENDED: "keo-dai",
    Group.UNDATED: "chua-ro",
    Group.BEFORE: "chua-den",
}
ALL = "tat-ca"
NAMES = {
    Group.OPEN: _("Đang nhận hồ sơ"),
    Group.LATE: _("Đã qua ngày nộp"),
    Group.LAST: _("Sắp hết hạn"),
    Group.ENDED: _("Đã hết hạn"),
    Group.EXTENDED: _("Đang kéo dài"),
    Group.UNDATED: _("Chưa rõ ngày hết hạn"),
    Group.BEFORE: _("Chưa đến ngày nộp"),
}
COLUMNS = (
    (Group.OPEN, "b-open", _("Nhận hồ sơ phân hạng lại")),
    (Group.LATE, "b-late", _("Xem ai đã nộp, ai bỏ")),
    (Group.LAST, "b-late", _("Nhắc bao bì in sao còn dùng mấy ngày")),
    (Group.ENDED, "b-end", _("Trang công khai đã ghi “đã hết hạn”")),
)
BELOW = (Group.EXTENDED, Group.UNDATED)
RULES = ("renewal-opens", "renewal-closes", "extension-ends")


@page("dong-ho/", access=may_see_clock)
def clock(request: PageRequest) -> HttpResponse:
    actor = request.act.actor
    commune = _commune(actor, request.GET.get("xa", ""))
    found = queries.clock_on(actor, request.act.today, commune=commune.code if commune else "")
    calls = queries.calls_today(found)
    shown = {
        "clock": found,
        "today": request.act.today,
        "commune": commune,
        "communes": communes() if not actor.holds(*COMMUNE_ROLES) else None,
        "calls": calls,
        "open_calls": queries.open_calls(calls),
        "papers": queries.ending_papers(found),
        "rules": [found.edition.deadline(rule) for rule in RULES],
        "call_words": CALL_WORDS,
        "making_words": MAKING_WORDS,
        "may_call": actor.holds(Role.PROVINCIAL_OFFICER, *COMMUNE_ROLES),
        "may_make_feed": may_make_calendar_feed(actor),
        **_lists(found, request.GET.get("nhom", "")),
    }
    printed = request.GET.get("ban") == "in"
    return render(request, "province/clock_printed.html" if printed else "province/clock.html", shown)


def _commune(actor: Actor, asked: str) -> Unit | None:
    """The commune shown alone: of a commune's people their own, whatever is asked."""
    named = actor.unit if actor.holds(*COMMUNE_ROLES) else asked
    return commune_called(named) if named else None


def _lists(clock: queries.Clock, asked: str) -> dict[str, Any]:
    """The columns, the groups below them, and the one list that was asked for, whole."""
    groups = [(group, SLUGS[group], NAMES[group], clock.of(group)) for group in SLUGS]
    chosen = next((group for group, slug in SLUGS.items() if slug == asked), None)
    return {
        "columns": [
            (SLUGS[group], style, NAMES[group], _days(group, clock), said, clock.of(group))
            for group, style, said in COLUMNS
        ],
        "below": [row for row in groups if row[0] in BELOW and row[3]],
        "groups": groups,
        "shown_on_board": ON_THE_BOARD,
        "chosen": asked if chosen or asked == ALL else "",
        "chosen_name": NAMES[chosen] if chosen else _("Tất cả giấy"),
        "rows": clock.of(chosen) if chosen else clock.items if asked == ALL else None,
    }


def _days(group: Group, clock: queries.Clock) -> tuple[int, int] | None:
    """From how many to how many days a column reaches, where the edition counts in days."""
    opens, closes = _duration(clock.edition, "renewal-opens"), _duration(clock.edition, "renewal-closes")
    if not opens or not closes:
        return None
    columns = {
        Group.OPEN: (opens, closes),
        Group.LATE: (closes - 1, clock.reminder + 1),
        Group.LAST: (clock.reminder, 0),
    }
    return columns.get(group)


def _duration(edition: Edition, rule: str) -> int:
    deadline = edition.deadline(rule)
    return deadline.duration if deadline.unit == "days" else 0
