"""Take a product out of the round, for a later one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_postpone_dossier
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("dot/san-pham/<entry>/chuyen/", access=may_postpone_dossier)
def postpone_dossier(request: PageRequest, entry: Any) -> HttpResponse:
    form = form_of(inputs.PostponeDossier, request)
    if form.is_valid() and attempt(form, actions.postpone_dossier, request.act, entry, **form.cleaned_data):
        said = _("Đã chuyển %(product)s sang đợt sau.") % {"product": entry.dossier.product.name}
        return then(request, said, "province:round", entry.round.code)
    return render(request, "province/postpone_dossier.html", {"form": form, "entry": entry})
