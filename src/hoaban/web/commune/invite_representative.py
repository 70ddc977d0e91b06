"""Let a person in as a producer's representative: the slip, shown once (phiếu vào)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_invite_representative
from hoaban.areas.registry.queries import representatives_of
from hoaban.core.accounts.numbers import people_on
from hoaban.core.inputs import Input
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer
    from hoaban.core.accounts.actions import WayIn


@page("ban-xa/chu-the/<producer>/moi-nguoi/", access=may_invite_representative)
def invite_representative(request: PageRequest, producer: Producer) -> HttpResponse:
    again = next(
        (row.user for row in representatives_of(producer) if str(row.pk) == request.GET.get("nguoi")), None
    )
    named = {"name": again.name, "phone": again.phone} if again else _known(producer)
    form = form_of(inputs.InviteRepresentative, request, initial=named)
    if form.is_valid():
        way_in = attempt(form, actions.invite_representative, request.act, producer, **form.cleaned_data)
        if way_in:
            return slip_shown(request, producer, way_in)
    shown = {"form": form, "producer": producer, "people": _there(form)}
    return render(request, "commune/invite_representative.html", shown)


def _known(producer: Producer) -> dict[str, str]:
    return {"name": producer.representative, "phone": producer.phone}


def _there(form: Input) -> list[str]:
    """Who has the number already, by name, when the deed has asked whether it is one of them."""
    if form.refusal is None or form.refusal.code != "number-in-use":
        return []
    return [person.name for person in people_on(phone=form.cleaned_data["phone"])]


def slip_shown(request: PageRequest, producer: Producer, way_in: WayIn) -> HttpResponse:
    """The slip itself, not behind a redirect: its digits are kept nowhere else than on this page."""
    link = settings.BASE_URL + reverse("public:use_link", args=[way_in.secret])
    shown = {"producer": producer, "slip": way_in.slip, "code": f"{way_in.code[:4]} {way_in.code[4:]}"}
    response = render(request, "commune/slip.html", {**shown, "qr": _qr(link), "base_url": settings.BASE_URL})
    response["Cache-Control"] = "no-store"
    return response


def _qr(link: str) -> SafeString:
    drawn = segno.make(link, error="m", micro=False).svg_inline(scale=5, dark="#1F1B1E", light="#fff")
    return mark_safe(drawn)  # noqa: S308 - made of our own link by segno; nothing typed by anybody
