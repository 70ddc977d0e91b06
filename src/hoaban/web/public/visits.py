"""The machines one is in on, each with a button that lets it out (máy đã vào)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoaban.core.accounts.actions import end_visit
from hoaban.core.accounts.queries import open_visits_of, user_by_id, visit_of
from hoaban.core.permissions import Refusal, Refused
from hoaban.web.acts import VISIT_KEY, PageRequest
from hoaban.web.pages import logged_in, page, then


@page("may-da-vao/", access=logged_in)
def visits(request: PageRequest) -> HttpResponse:
    user = user_by_id(request.act.actor.user_id or 0)
    here = request.session.get(VISIT_KEY)
    if user and request.method == "POST":
        visit = visit_of(user, request.POST.get("visit", ""))
        if visit is None:
            raise Refused(Refusal("no-such-visit", _("Không có máy này trong các máy bạn đã vào.")))
        end_visit(request.act, visit)
        if visit.pk == here:
            request.session.flush()
            return redirect("public:log_in")
        return then(request, _("Máy đó đã được cho ra."), "public:visits")
    rows = open_visits_of(user, request.act.at) if user else []
    return render(request, "public/visits.html", {"visits": rows, "here": here})
