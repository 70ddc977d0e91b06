"""A member says that the dossier is to be excluded, with the reason for the minutes."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_propose_knock_out
from hoaban.areas.council.queries import criteria_set_of
from hoaban.programme.provisions.criteria import KnockOut
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page(
    "cham/<entry>/loai/<knock_out>/",
    access=lambda actor, entry, knock_out: may_propose_knock_out(actor, entry),
)
def propose_knock_out(request: PageRequest, entry: Any, knock_out: str) -> HttpResponse:
    form = form_of(inputs.ProposeKnockOut, request, initial={"knock_out": knock_out})
    if form.is_valid() and attempt(form, actions.propose_knock_out, request.act, entry, **form.cleaned_data):
        return then(request, _("Đã ghi ý kiến hồ sơ bị loại."), "council:mark_product", entry.pk)
    shown = {"form": form, "entry": entry, "knock_out": knock_out_of(entry, knock_out)}
    return render(request, "council/propose_knock_out.html", shown)


def knock_out_of(entry: Any, knock_out: str) -> KnockOut:
    """The knock-out of the product's set with this id; no page for another."""
    found = [row for row in criteria_set_of(entry).knock_outs if row.id == knock_out]
    if not found:
        raise Http404(knock_out)
    return found[0]
