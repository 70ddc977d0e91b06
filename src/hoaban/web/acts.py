"""Who a request speaks for: the person and role of its session, as an act that actions take.

Here: the middleware and the type of a request that has it; when a session that still has its cookie is over
all the same: its machine's stay was ended, or a shared machine was left alone. Nothing is read and no cookie
is set for a visitor without a session.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from hoaban.core.accounts.models import Visit
from hoaban.core.accounts.queries import actor_in_session, visit_goes_on
from hoaban.core.actions import Act
from hoaban.core.actors import PUBLIC, Actor
from hoaban.core.clock import moment

USER_KEY, HOLDING_KEY = "user", "holding"
VISIT_KEY, KIND_KEY, SEEN_KEY, PROVED_KEY = "visit", "machine", "seen", "proved"
LEFT_ALONE = timedelta(minutes=15)
NOTED_EVERY = timedelta(minutes=1)  # a write at each page would be one too many


class PageRequest(HttpRequest):
    """A request as pages get it."""

    act: Act


class ActMiddleware:
    """Gives every request its act, made when somebody first asks for it.

    Of what is shown on a shared machine the browser keeps no copy, not for its back button either.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.act = SimpleLazyObject(lambda: act_of(request))  # type: ignore[attr-defined]
        shared = kind_of_machine(request) == Visit.Kind.SHARED
        response = self._get_response(request)
        if shared or kind_of_machine(request) == Visit.Kind.SHARED:
            response["Cache-Control"] = "no-store"
        return response


def act_of(request: HttpRequest) -> Act:
    """The act of this request, at this moment."""
    at = moment(settings.TODAY)
    return Act(_actor_of(request, at), at, "page")


def kind_of_machine(request: HttpRequest) -> str:
    """What the person said of this machine when they came in (Visit.Kind); "" without a session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return str(request.session.get(KIND_KEY, ""))


def address_of(request: HttpRequest) -> str:
    """Where the request comes from, for slowing down guesses."""
    return str(request.META.get("REMOTE_ADDR", ""))


def seconds(at: datetime) -> int:
    """A moment as sessions keep it."""
    return int(at.timestamp())


def _actor_of(request: HttpRequest, at: datetime) -> Actor:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return PUBLIC
    if _is_over(request, at):
        request.session.flush()
        return PUBLIC
    return actor_in_session(request.session.get(USER_KEY), request.session.get(HOLDING_KEY))


def _is_over(request: HttpRequest, at: datetime) -> bool:
    """A session from before machines were told apart names none: it ends by itself within 12 hours."""
    session, user_id = request.session, request.session.get(USER_KEY)
    visit_id = session.get(VISIT_KEY)
    if not user_id or not visit_id:
        return False
    return _left_alone(request, at) or not visit_goes_on(visit_id, user_id, at)


def _left_alone(request: HttpRequest, at: datetime) -> bool:
    if kind_of_machine(request) != Visit.Kind.SHARED:
        return False
    silent = seconds(at) - int(request.session.get(SEEN_KEY, 0))
    if silent > LEFT_ALONE.total_seconds():
        return True
    if silent >= NOTED_EVERY.total_seconds():
        request.session[SEEN_KEY] = seconds(at)
    return False
