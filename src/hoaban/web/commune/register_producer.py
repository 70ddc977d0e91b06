"""Enter a producer (ghi chủ thể vào sổ)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_register_producer
from hoaban.core.law import edition_in_force
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then


@page("ban-xa/chu-the/moi/", access=may_register_producer)
def register_producer(request: PageRequest) -> HttpResponse:
    form = form_of(inputs.RegisterProducer, request, initial={"commune": request.act.actor.unit})
    form.offer(edition_in_force(request.act.today))
    if form.is_valid():
        producer = attempt(form, actions.register_producer, request.act, **form.cleaned_data)
        if producer:
            return then(request, _("Đã ghi chủ thể vào sổ."), "commune:producer", producer.slug)
    return render(request, "commune/register_producer.html", {"form": form})
