"""Correct one's own facts (sửa thông tin chủ thể)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_represent
from hoaban.core.law import edition_in_force
from hoaban.core.nouns import called
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("viec/chu-the/sua/", access=may_represent)
def correct_producer(request: PageRequest) -> HttpResponse:
    producer = called("producer", request.act.actor.producer)
    form = facts_form(request, producer)
    if form.is_valid() and attempt(
        form, actions.correct_producer, request.act, producer, **form.cleaned_data
    ):
        return then(request, _("Đã lưu."), "producer:producer")
    return render(request, "producer/correct_producer.html", {"form": form, "producer": producer})


def facts_form(request: PageRequest, producer: Producer) -> inputs.CorrectProducer:
    """The producer's facts as they stand, to be corrected on its own desk."""
    facts = {name: getattr(producer, name, None) for name in inputs.CorrectProducer.base_fields}
    form = form_of(inputs.CorrectProducer, request, initial=facts)
    form.offer(edition_in_force(request.act.today))
    return form
