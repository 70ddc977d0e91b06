"""Which of their roles a person acts in now."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoaban.areas.registry.queries import producers_named
from hoaban.core.accounts.queries import holdings_of, user_by_id
from hoaban.core.permissions import Refusal, Refused
from hoaban.web.acts import HOLDING_KEY, PageRequest
from hoaban.web.pages import logged_in, page
from hoaban.web.public.sessions import on_to


@page("vai-tro/", access=logged_in)
def choose_role(request: PageRequest) -> HttpResponse:
    user = user_by_id(request.act.actor.user_id or 0)
    held = {str(row.pk): row for row in holdings_of(user)} if user else {}
    if request.method == "POST":
        chosen = held.get(request.POST.get("holding", ""))
        if chosen is None:
            raise Refused(Refusal("not-held", _("Bạn không giữ vai trò này.")))
        request.session[HOLDING_KEY] = chosen.pk
        return on_to(request, chosen.role)
    names = producers_named({row.producer for row in held.values() if row.producer})
    shown = [(row, names.get(row.producer, row.producer)) for row in held.values()]
    return render(request, "public/choose_role.html", {"holdings": shown})
