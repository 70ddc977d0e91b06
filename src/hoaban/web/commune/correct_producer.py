"""Correct a producer's facts from the commune's or the office's desk (sửa thông tin chủ thể)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_correct_producer
from hoaban.areas.registry.words import SENSITIVE_FACTS
from hoaban.core.law import edition_in_force
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.revealing import PRESSED, revealed

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("ban-xa/chu-the/<producer>/sua/", access=may_correct_producer)
def correct_producer(request: PageRequest, producer: Producer) -> HttpResponse:
    """The sensitive fields stand in the form once they were revealed; left out, they stay as they are."""
    reveal = revealed(request, producer)
    form = _asking_again(request, producer) if PRESSED in request.POST else _sent(request, producer)
    open_fields = reveal.shown or "representative_ethnic_group" in request.POST
    kept = {} if open_fields else {name: getattr(producer, name) for name in SENSITIVE_FACTS}
    for name in [*kept, *(["sensitive_consent"] if kept else [])]:
        del form.fields[name]
    if form.is_valid() and attempt(
        form, actions.correct_producer, request.act, producer, **form.cleaned_data, **kept
    ):
        return then(request, _("Đã lưu."), "commune:producer", producer.slug)
    shown = {"form": form, "producer": producer, "reveal": reveal, "masked": bool(kept)}
    return render(request, "commune/correct_producer.html", shown)


def _sent(request: PageRequest, producer: Producer) -> inputs.CorrectProducer:
    form = form_of(inputs.CorrectProducer, request, initial=_facts(producer))
    form.offer(edition_in_force(request.act.today))
    return form


def _asking_again(request: PageRequest, producer: Producer) -> inputs.CorrectProducer:
    """The form as it was typed so far, with what was masked."""
    form = inputs.CorrectProducer(initial={**_facts(producer), **request.POST.dict()})
    form.offer(edition_in_force(request.act.today))
    return form


def _facts(producer: Producer) -> dict[str, object]:
    return {name: getattr(producer, name, None) for name in inputs.CorrectProducer.base_fields}
