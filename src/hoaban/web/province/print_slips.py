"""Slips for all producers and communes that nobody has come in for yet, printed at once (phiếu hàng loạt)."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.papers import PrintedSlip, slips_pdf
from hoaban.areas.registry.permissions import may_print_slips
from hoaban.areas.registry.queries import places_to_let_in
from hoaban.core.accounts.queries import user_by_id
from hoaban.core.accounts.roles import Role
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page


@page("phieu-hang-loat/", access=may_print_slips)
def print_slips(request: PageRequest) -> HttpResponse:
    form = form_of(inputs.PrintSlips, request)
    if form.is_valid():
        made = attempt(form, actions.print_slips, request.act, **form.cleaned_data)
        if made:
            return _paper(request, made)
    places = places_to_let_in(request.act.at)
    shown = {
        "form": form,
        "producers": [place for place in places if place.role == Role.PRODUCER_REPRESENTATIVE],
        "communes": [place for place in places if place.role == Role.COMMUNE_OFFICER],
        "printed": any(place.slip for place in places),
        "chosen": request.POST.getlist("producers") + request.POST.getlist("communes"),
        "first": request.method != "POST",
    }
    return render(request, "province/print_slips.html", shown)


def _paper(request: PageRequest, made: list[PrintedSlip]) -> HttpResponse:
    """The PDF itself, not behind a redirect: its digits are kept nowhere else than on it."""
    printer = user_by_id(request.act.actor.user_id or 0)
    call = f"{_('Văn phòng OCOP tỉnh')}, {printer.phone}" if printer and printer.phone else ""
    pdf = slips_pdf(
        made,
        base_url=settings.BASE_URL,
        typed=reverse("public:use_slip"),
        link=reverse("public:use_link", args=["-"]).replace("-", "{secret}"),
        call=call,
        at=request.act.at,
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="phieu-vao-{request.act.today:%Y-%m-%d}.pdf"'
    response["Cache-Control"] = "no-store"
    return response
