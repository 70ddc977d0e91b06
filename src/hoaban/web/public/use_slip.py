"""First log-in, or a forgotten password: the digits of a slip, or its link, and a new password.

A slip printed for a place (number in place of a telephone) asks the first who comes for name and number too.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoaban.areas.registry.queries import producers_named
from hoaban.core.accounts import actions
from hoaban.core.accounts.inputs import Password, PersonName
from hoaban.core.accounts.models import PlaceSlip, Slip, User
from hoaban.core.accounts.queries import (
    holdings_of,
    must_wait,
    open_place_slip,
    open_place_slip_of_link,
    open_slip,
    open_slip_of_link,
    slip_number,
)
from hoaban.core.inputs import Flag, Input, Phone, Text
from hoaban.core.permissions import Refusal, require
from hoaban.core.units.queries import commune_called
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, attempt, form_of, page
from hoaban.web.public.sessions import address_of, came_from_here, come_in, on_to, which_machine

TEMPLATE = "public/use_slip.html"


class UseLink(Input):
    password = Password(_("Mật khẩu mới"))
    kind = which_machine()


class UseSlip(UseLink):
    field_order = ("log_in", "code", "password", "kind")  # as they stand on the page
    log_in = Text(
        _("Số phiếu, hoặc số điện thoại"), missing=_("Nhập số phiếu hoặc số điện thoại ghi trên phiếu.")
    )
    code = Text(_("Mã 8 số trên phiếu"), max_length=12, missing=_("Nhập mã 8 số trên phiếu."))


class UsePlaceSlip(UseLink):
    field_order = ("name", "phone", "another_person", "password", "kind")
    name = PersonName(_("Họ tên của bạn"), max_length=150, missing=_("Nhập họ tên."))
    phone = Phone(_("Số điện thoại của bạn"), max_length=30, missing=_("Nhập số điện thoại."))
    another_person = Flag(_("Tôi là người khác, dùng chung số này"))


@page("phieu/", access=anyone, own_csrf=True)
def use_slip(request: PageRequest) -> HttpResponse:
    form = form_of(UseSlip, request)
    if request.method == "POST":
        require(came_from_here(request))
        if form.is_valid():
            slip = _slip_of(request, form)
            if slip is not None:
                return _with_slip(request, slip, form, {"typed": form.cleaned_data})
    return render(request, TEMPLATE, {"form": form})


@page("phieu/<secret>/", access=anyone, own_csrf=True)
def use_link(request: PageRequest, secret: str) -> HttpResponse:
    form = form_of(UseLink, request)
    at = request.act.at
    slip = open_slip_of_link(secret, at) or open_place_slip_of_link(secret, at)
    if slip is None:
        form.refusal = Refusal(
            "slip-ended", _("Phiếu này đã dùng hoặc đã hết hạn. Xin phiếu mới tại UBND xã.")
        )
        return render(request, TEMPLATE, {"form": form, "by_link": True})
    if request.method == "POST":
        require(came_from_here(request))
    return _with_slip(request, slip, form, {"by_link": True})


def _with_slip(
    request: PageRequest, slip: Slip | PlaceSlip, form: Input, shown: dict[str, Any]
) -> HttpResponse:
    if isinstance(slip, PlaceSlip):
        return _for_place(request, slip, shown)
    if form.is_valid():
        user = attempt(form, actions.use_slip, request.act, slip, password=form.cleaned_data["password"])
        if user:
            return _entered(request, user, form.cleaned_data["kind"])
    return render(request, TEMPLATE, {"form": form, "slip": slip, **shown})


def _for_place(request: PageRequest, slip: PlaceSlip, shown: dict[str, Any]) -> HttpResponse:
    """Name and number are asked in a second step, when the digits were right."""
    form = (
        form_of(UsePlaceSlip, request)
        if "phone" in request.POST
        else UsePlaceSlip(initial=request.POST.dict())
    )
    if form.is_valid():
        given = dict(form.cleaned_data)
        kind = given.pop("kind")
        user = attempt(form, actions.use_place_slip, request.act, slip, **given)
        if user:
            return _entered(request, user, kind)
    if not form.is_bound:
        request.form_at_hand = form  # type: ignore[attr-defined]  # nothing is amiss with it yet
    return render(request, TEMPLATE, {"form": form, "slip": slip, "place": _place_of(slip), **shown})


def _place_of(slip: PlaceSlip) -> str:
    if slip.producer:
        return producers_named({slip.producer}).get(slip.producer, slip.producer)
    unit = commune_called(slip.unit)
    return unit.full_name if unit else slip.unit


def _slip_of(request: PageRequest, form: Input) -> Slip | PlaceSlip | None:
    log_in, address, at = form.cleaned_data["log_in"], address_of(request), request.act.at
    if must_wait(log_in, address, at):
        form.refusal = Refusal(
            "wait", _("Đã thử sai nhiều lần. Chờ 15 phút rồi thử lại, hoặc xin phiếu mới tại UBND xã.")
        )
        return None
    found = open_place_slip if slip_number(log_in) else open_slip
    slip = found(log_in, form.cleaned_data["code"], at)
    if slip is None:
        actions.note_failed_log_in(request.act, log_in=log_in, address=address)
        form.refusal = Refusal(
            "slip-wrong", _("Mã chưa đúng, đã dùng hoặc đã hết hạn. Xem lại 8 số, hoặc xin phiếu mới.")
        )
    return slip


def _entered(request: PageRequest, user: User, kind: str) -> HttpResponse:
    come_in(request, user, kind=kind)
    first = holdings_of(user).first()
    return on_to(request, first.role if first else None)
