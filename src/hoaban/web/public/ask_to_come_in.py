"""Ask to be let in without a slip: who, for which producer, with a photograph of its registration (xin vào).

The answer is the same whatever the number or the tax code: nobody learns here who is in the register.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.queries import KEPT_FOR
from hoaban.core.accounts.actions import note_failed_log_in
from hoaban.core.accounts.queries import must_wait
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.web.acts import PageRequest, address_of
from hoaban.web.pages import anyone, attempt, form_of, page
from hoaban.web.public.sessions import came_from_here


@page("xin-vao/", access=anyone, own_csrf=True)
def ask_to_come_in(request: PageRequest) -> HttpResponse:
    form = form_of(inputs.AskToComeIn, request)
    if request.method == "POST":
        require(came_from_here(request))
        if form.is_valid():
            slow = _slow_enough(request, form.cleaned_data["phone"])
            if isinstance(slow, Refusal):
                form.refusal = slow
            elif attempt(form, actions.ask_to_come_in, request.act, **form.cleaned_data):
                return render(
                    request, "public/asked_to_come_in.html", {"commune": form.cleaned_data["commune"]}
                )
    return render(request, "public/ask_to_come_in.html", {"form": form, "days": KEPT_FOR.days})


def _slow_enough(request: PageRequest, phone: str) -> Verdict:
    """Ten in 15 minutes from one machine or for one number; each counts like a wrong try at log-in."""
    address, at = address_of(request), request.act.at
    names = (f"asks {address}", f"asks {phone}")
    if any(must_wait(name, address, at) for name in names):
        return Refusal("wait", _("Đã gửi nhiều lần. Chờ 15 phút rồi gửi lại, hoặc đến UBND xã xin phiếu."))
    for name in names:
        note_failed_log_in(request.act, log_in=name, address=name)
    return ALLOWED
