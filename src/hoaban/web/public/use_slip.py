"""First log-in, or a forgotten password: the 8 digits of a slip, or its link, and a new password."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts import actions
from hoaban.core.accounts.inputs import Password
from hoaban.core.accounts.models import Slip
from hoaban.core.accounts.queries import holdings_of, must_wait, open_slip, open_slip_of_link
from hoaban.core.inputs import Input, Text
from hoaban.core.permissions import Refusal, require
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, attempt, form_of, page
from hoaban.web.public.sessions import address_of, came_from_here, come_in, on_to


class UseSlip(Input):
    log_in = Text(_("Số điện thoại hoặc e-mail"), missing=_("Nhập số điện thoại ghi trên phiếu."))
    code = Text(_("Mã 8 số trên phiếu"), max_length=12, missing=_("Nhập mã 8 số trên phiếu."))
    password = Password(_("Mật khẩu mới"))


class UseLink(Input):
    password = Password(_("Mật khẩu mới"))


@page("phieu/", access=anyone, own_csrf=True)
def use_slip(request: PageRequest) -> HttpResponse:
    form = form_of(UseSlip, request)
    if request.method == "POST":
        require(came_from_here(request))
        if form.is_valid():
            slip = _slip_of(request, form)
            if slip and attempt(
                form, actions.use_slip, request.act, slip, password=form.cleaned_data["password"]
            ):
                return _entered(request, slip)
    return render(request, "public/use_slip.html", {"form": form})


@page("phieu/<secret>/", access=anyone, own_csrf=True)
def use_link(request: PageRequest, secret: str) -> HttpResponse:
    form = form_of(UseLink, request)
    slip = open_slip_of_link(secret, request.act.at)
    if slip is None:
        form.refusal = Refusal(
            "slip-ended", _("Phiếu này đã dùng hoặc đã hết hạn. Xin phiếu mới tại UBND xã.")
        )
    elif request.method == "POST":
        require(came_from_here(request))
        if form.is_valid() and attempt(
            form, actions.use_slip, request.act, slip, password=form.cleaned_data["password"]
        ):
            return _entered(request, slip)
    return render(request, "public/use_slip.html", {"form": form, "slip": slip, "by_link": True})


def _slip_of(request: PageRequest, form: UseSlip) -> Slip | None:
    log_in, address, at = form.cleaned_data["log_in"], address_of(request), request.act.at
    if must_wait(log_in, address, at):
        form.refusal = Refusal(
            "wait", _("Đã thử sai nhiều lần. Chờ 15 phút rồi thử lại, hoặc xin phiếu mới tại UBND xã.")
        )
        return None
    slip = open_slip(log_in, form.cleaned_data["code"], at)
    if slip is None:
        actions.note_failed_log_in(request.act, log_in=log_in, address=address)
        form.refusal = Refusal(
            "slip-wrong", _("Mã chưa đúng, đã dùng hoặc đã hết hạn. Xem lại 8 số, hoặc xin phiếu mới.")
        )
    return slip


def _entered(request: PageRequest, slip: Slip) -> HttpResponse:
    come_in(request, slip.user)
    first = holdings_of(slip.user).first()
    return on_to(request, first.role if first else None)
