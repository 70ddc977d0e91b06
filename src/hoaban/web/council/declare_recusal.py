"""A member says that they take no part in scoring a product, and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_declare_recusal
from hoaban.areas.council.queries import council_of, grounds_of
from hoaban.areas.council.words import GROUND_WORDS
from hoaban.core.inputs import Choice, Input
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("cham/<entry>/khong-cham/", access=may_declare_recusal)
def declare_recusal(request: PageRequest, entry: Any) -> HttpResponse:
    form = recusal_form(request, entry)
    ground = form.is_valid() and form.cleaned_data["ground"]
    if ground and attempt(form, actions.recuse_member, request.act, entry, ground=ground):
        said = _("Đã khai không tham gia chấm %(product)s.") % {"product": entry.dossier.product.name}
        return then(request, said, "council:desk")
    return render(request, "council/declare_recusal.html", {"form": form, "entry": entry})


def recusal_form(request: PageRequest, entry: Any) -> Input:
    """The declared input, its ground offered from the list of this council's Quy chế."""
    form = form_of(inputs.RecuseMember, request)
    grounds = grounds_of(council_of(entry.round))
    form.fields["ground"] = Choice(
        _("Lý do không tham gia chấm"),
        missing=_("Chọn một lý do."),
        choices=[(ground, GROUND_WORDS.get(ground, ground)) for ground in grounds],
    )
    return form
