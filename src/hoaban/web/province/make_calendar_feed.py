"""The secret address of one's calendar: made, shown once, made anew."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hoaban.areas.certificates import actions, queries
from hoaban.areas.certificates.permissions import may_make_calendar_feed
from hoaban.core.inputs import Input
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page


@page("dong-ho/lich/", access=may_make_calendar_feed)
def make_calendar_feed(request: PageRequest) -> HttpResponse:
    form = form_of(Input, request)
    made = attempt(form, actions.make_calendar_feed, request.act) if form.is_valid() else None
    address = settings.BASE_URL + reverse("public:calendar", args=[made.secret]) if made else ""
    shown = {"form": form, "address": address, "feed": queries.calendar_feed_of(request.act.actor)}
    response = render(request, "province/make_calendar_feed.html", shown)
    response["Cache-Control"] = "no-store"  # the secret is shown once, and by no history of the browser
    return response
