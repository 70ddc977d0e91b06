"""Coming in and going out: what log-in, slip and role pages share."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoaban.core.accounts import actions
from hoaban.core.accounts.models import User, Visit
from hoaban.core.accounts.queries import actor_of, holdings_of
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.actors import Actor
from hoaban.core.inputs import Choice
from hoaban.core.permissions import ALLOWED, Refusal, Verdict
from hoaban.web.acts import (
    HOLDING_KEY,
    KIND_KEY,
    PROVED_KEY,
    SEEN_KEY,
    USER_KEY,
    VISIT_KEY,
    PageRequest,
    address_of,
    seconds,
)
from hoaban.web.desks import start_of

__all__ = ["address_of", "came_from_here", "come_in", "machine_of", "on_to", "which_machine"]


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


MACHINES = [
    (Visit.Kind.OWN.value, gettext_lazy("Máy của tôi: nhớ 90 ngày")),
    (Visit.Kind.SHARED.value, gettext_lazy("Máy dùng chung: đóng trang là máy quên tôi")),
]


def which_machine() -> Choice:
    """The question of the pages by which one comes in; unanswered, the stay ends with the browser."""
    return Choice(gettext_lazy("Máy này của ai?"), required=False, choices=MACHINES)


def come_in(request: PageRequest, user: User, *, kind: str = "", holding_id: int | None = None) -> None:
    """Begin the person's session, in their first role or the one named, and note it and the machine."""
    kind = kind or Visit.Kind.ONCE
    holdings = list(holdings_of(user).select_related("user"))
    holding = next((row for row in holdings if row.pk == holding_id), next(iter(holdings), None))
    request.session.flush()
    request.session[USER_KEY] = user.pk
    request.session[HOLDING_KEY] = holding.pk if holding else None
    actor = actor_of(holding) if holding else Actor(user.pk, user.name, None)
    at = request.act.at
    visit = actions.log_in(Act(actor, at, "page"), kind=kind, machine=machine_of(request))
    request.session[VISIT_KEY], request.session[KIND_KEY] = visit.pk, kind
    request.session[SEEN_KEY] = request.session[PROVED_KEY] = seconds(at)
    # 0: the cookie goes when the browser closes
    request.session.set_expiry(int(actions.TRUSTED_FOR.total_seconds()) if kind == Visit.Kind.OWN else 0)


def machine_of(request: HttpRequest) -> str:
    """What the browser says of itself, in words people know: "Chrome, Android"; "" where it says nothing."""
    said = request.headers.get("User-Agent", "")
    browser = next((word for sign, word in BROWSERS if sign in said), "")
    system = next((word for sign, word in SYSTEMS if sign in said), "")
    return ", ".join(filter(None, (browser, system)))


BROWSERS = (
    ("coc_coc", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def on_to(request: HttpRequest, role: Role | str | None, wanted: str = "") -> HttpResponse:
    """The page that was asked for, else the role's start page."""
    if wanted and url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, settings.SESSION_COOKIE_SECURE
    ):
        return redirect(wanted)
    return redirect(start_of(Role(role) if role else None))
