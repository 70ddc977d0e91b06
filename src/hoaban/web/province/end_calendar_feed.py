"""Revoking the secret address of a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoaban.areas.certificates import actions
from hoaban.areas.certificates.permissions import may_end_calendar_feed, may_make_calendar_feed
from hoaban.core.inputs import Input
from hoaban.web.acts import PageRequest
from hoaban.web.desks import start_of
from hoaban.web.pages import attempt, form_of, page

if TYPE_CHECKING:
    from hoaban.areas.certificates.models import CalendarFeed


@page("dong-ho/lich/<calendar_feed>/thu-hoi/", access=may_end_calendar_feed)
def end_calendar_feed(request: PageRequest, calendar_feed: CalendarFeed) -> HttpResponse:
    form = form_of(Input, request)
    if form.is_valid() and attempt(form, actions.end_calendar_feed, request.act, calendar_feed):
        messages.success(request, _("Đã thu hồi địa chỉ lịch."))
        return redirect(_back_of(request))
    shown = {"form": form, "feed": calendar_feed, "back": _back_of(request)}
    return render(request, "province/end_calendar_feed.html", shown)


def _back_of(request: PageRequest) -> str:
    """Where one's own address is made; for who sees no clock, where their work begins."""
    actor = request.act.actor
    return reverse("province:make_calendar_feed") if may_make_calendar_feed(actor) else start_of(actor.role)
