"""Put a paper into one's library (thêm giấy)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_represent
from hoaban.core.law import edition_in_force
from hoaban.core.nouns import called
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer


@page("tu-giay-to/them/", access=may_represent)
def add_evidence(request: PageRequest) -> HttpResponse:
    producer = called("producer", request.act.actor.producer)
    return add_evidence_of(request, producer, reverse("producer:evidence"))


def add_evidence_of(request: PageRequest, producer: Producer, library: str) -> HttpResponse:
    """The page for this producer; `library` is the address of its library on this desk."""
    form = form_of(inputs.AddEvidence, request, initial={"kind": request.GET.get("loai", "")})
    form.offer(edition_in_force(request.act.today))
    if form.is_valid() and attempt(form, actions.add_evidence, request.act, producer, **form.cleaned_data):
        messages.success(request, _("Đã cất giấy vào tủ."))
        return redirect(library)
    return render(
        request, "producer/add_evidence.html", {"form": form, "producer": producer, "library": library}
    )


def library_address(request: PageRequest, producer: Producer) -> str:
    """Where this person looks at the producer's library."""
    if request.act.actor.producer:
        return reverse("producer:evidence")
    return reverse("commune:evidence", args=[producer.slug])
