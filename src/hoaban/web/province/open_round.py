"""Open a round of the law, or an extra one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_open_round
from hoaban.areas.council.queries import rounds_to_open
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("dot/mo/", access=may_open_round)
def open_round(request: PageRequest) -> HttpResponse:
    form = form_of(inputs.OpenRound, request, initial={"year": request.act.today.year})
    opened = form.is_valid() and attempt(form, actions.open_round, request.act, **form.cleaned_data)
    if opened:
        return then(request, _("Đã mở %(name)s.") % {"name": opened.name}, "province:round", opened.code)
    return render(
        request, "province/open_round.html", {"form": form, "of_law": rounds_to_open(request.act.today)}
    )
