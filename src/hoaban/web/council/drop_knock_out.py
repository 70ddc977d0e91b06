"""A member takes back that the dossier is to be excluded."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_drop_knock_out
from hoaban.web.acts import PageRequest
from hoaban.web.council.propose_knock_out import knock_out_of
from hoaban.web.pages import attempt, form_of, page, then


@page(
    "cham/<entry>/loai/<knock_out>/bo/",
    access=lambda actor, entry, knock_out: may_drop_knock_out(actor, entry),
)
def drop_knock_out(request: PageRequest, entry: Any, knock_out: str) -> HttpResponse:
    form = form_of(inputs.DropKnockOut, request)
    if form.is_valid() and attempt(form, actions.drop_knock_out, request.act, entry, **form.cleaned_data):
        return then(request, _("Đã bỏ ý kiến hồ sơ bị loại."), "council:mark_product", entry.pk)
    shown = {"form": form, "entry": entry, "knock_out": knock_out_of(entry, knock_out)}
    return render(request, "council/drop_knock_out.html", shown)
