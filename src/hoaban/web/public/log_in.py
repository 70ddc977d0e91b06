"""Log in with a phone number or e-mail and a password; several people may share a number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts import actions
from hoaban.core.accounts.models import Holding, User
from hoaban.core.accounts.queries import holdings_of, holdings_of_demo, must_wait, people_proved
from hoaban.core.inputs import Input, Text
from hoaban.core.permissions import Refusal, require
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, form_of, page
from hoaban.web.public.sessions import address_of, came_from_here, come_in, on_to, which_machine


class LogIn(Input):
    log_in = Text(_("Số điện thoại hoặc e-mail"), missing=_("Nhập số điện thoại hoặc e-mail."))
    password = forms.CharField(
        label=_("Mật khẩu"),
        widget=forms.PasswordInput,
        strip=False,
        max_length=200,
        error_messages={"required": _("Nhập mật khẩu.")},
    )
    who = forms.IntegerField(required=False)
    kind = which_machine()


@page("dang-nhap/", access=anyone, own_csrf=True)
def log_in(request: PageRequest) -> HttpResponse:
    form = form_of(LogIn, request)
    people: list[User] = []
    wanted = request.POST.get("tiep") or request.GET.get("tiep", "")
    if request.method == "POST":
        require(came_from_here(request))
        if form.is_valid():
            people = _proved(request, form)
    if len(people) == 1:
        come_in(request, people[0], kind=form.cleaned_data["kind"])
        first = holdings_of(people[0]).first()
        return on_to(request, first.role if first else None, wanted)
    return render(
        request,
        "public/log_in.html",
        {"form": form, "people": people, "wanted": wanted, **_of_demo()},
    )


def _proved(request: PageRequest, form: LogIn) -> list[User]:
    """The people these words prove, the chosen one if there is a choice; else the form says what is wrong."""
    log_in, address, at = form.cleaned_data["log_in"], address_of(request), request.act.at
    if must_wait(log_in, address, at):
        form.refusal = Refusal(
            "wait", _("Đã thử sai nhiều lần. Chờ 15 phút rồi thử lại, hoặc xin phiếu mới tại UBND xã.")
        )
        return []
    people = people_proved(log_in, form.cleaned_data["password"])
    if not people:
        actions.note_failed_log_in(request.act, log_in=log_in, address=address)
        form.refusal = Refusal(
            "log-in-wrong", _("Số điện thoại, e-mail hoặc mật khẩu chưa đúng. Xem lại từng chữ số.")
        )
    chosen = [person for person in people if person.pk == form.cleaned_data.get("who")]
    return chosen or people


def _of_demo() -> dict[str, Any]:
    """The demonstration's people, the first of each role apart from the further; else nothing."""
    if not settings.DEMO:
        return {}
    first: dict[str, Holding] = {}
    held = list(holdings_of_demo())
    for holding in held:
        first.setdefault(holding.role, holding)
    further = [holding for holding in held if holding is not first[holding.role]]
    return {
        "demo_password": settings.DEMO_PASSWORD,
        "demo_people": list(first.values()),
        "demo_further": further,
    }
