"""Coming in and going out: what log-in, slip and role pages share."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from hoaban.core.accounts import actions
from hoaban.core.accounts.models import User
from hoaban.core.accounts.queries import actor_of, holdings_of
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.actors import Actor
from hoaban.core.permissions import ALLOWED, Refusal, Verdict
from hoaban.web.acts import HOLDING_KEY, USER_KEY, PageRequest
from hoaban.web.desks import start_of


def came_from_here(request: HttpRequest) -> Verdict:
    """Was this sent by our own page? For those without a cookie yet: the browser itself names the origin."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site in ("same-origin", "none") or (origin and urlsplit(origin).netloc == request.get_host()):
        return ALLOWED
    if (
        site is None and origin is None
    ):  # no browser sends neither with a form: a program, which has no cookie to lose
        return ALLOWED
    return Refusal(
        "sent-from-elsewhere", _("Yêu cầu này được gửi từ trang khác. Mở lại trang đăng nhập của Hoa Ban.")
    )


def come_in(request: PageRequest, user: User, *, holding_id: int | None = None) -> None:
    """Begin the person's session, in their first role or the one named, and note it."""
    holdings = list(holdings_of(user).select_related("user"))
    holding = next((row for row in holdings if row.pk == holding_id), next(iter(holdings), None))
    request.session.flush()
    request.session[USER_KEY] = user.pk
    request.session[HOLDING_KEY] = holding.pk if holding else None
    actor = actor_of(holding) if holding else Actor(user.pk, user.name, None)
    actions.log_in(Act(actor, request.act.at, "page"))


def on_to(request: HttpRequest, role: Role | str | None, wanted: str = "") -> HttpResponse:
    """The page that was asked for, else the role's start page."""
    if wanted and url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, settings.SESSION_COOKIE_SECURE
    ):
        return redirect(wanted)
    return redirect(start_of(Role(role) if role else None))


def address_of(request: HttpRequest) -> str:
    """Where the request comes from, for slowing down guesses."""
    return str(request.META.get("REMOTE_ADDR", ""))
