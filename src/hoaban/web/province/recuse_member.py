"""Office or secretary enters that a member takes no part in scoring a product."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_recuse_others
from hoaban.areas.council.queries import council_of, grounds_of, scoring_seats
from hoaban.areas.council.words import GROUND_WORDS
from hoaban.core.inputs import Choice
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("dot/san-pham/<entry>/vang/", access=may_recuse_others)
def recuse_member(request: PageRequest, entry: Any) -> HttpResponse:
    form = form_of(inputs.RecuseMember, request)
    grounds = grounds_of(council_of(entry.round))
    seats = [(str(seat.pk), f"{seat.user.name} – {seat.agency}") for seat in scoring_seats(entry.round)]
    form.fields["seat"] = Choice(_("Thành viên"), choices=seats, missing=_("Chọn một thành viên."))
    form.fields["ground"] = Choice(
        _("Lý do không tham gia chấm"),
        missing=_("Chọn một lý do."),
        choices=[(ground, GROUND_WORDS.get(ground, ground)) for ground in grounds],
    )
    if form.is_valid() and attempt(form, actions.recuse_member, request.act, entry, **form.cleaned_data):
        return then(
            request, _("Đã ghi một thành viên không tham gia chấm."), "province:round", entry.round.code
        )
    return render(request, "province/recuse_member.html", {"form": form, "entry": entry})
