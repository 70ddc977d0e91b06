"""Who a request speaks for: the person and role of its session, as an act that actions take.

Here: the middleware and the type of a request that has it. Nothing is read and no cookie is set for a visitor
without a session.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from hoaban.core.accounts.queries import actor_in_session
from hoaban.core.actions import Act
from hoaban.core.actors import PUBLIC, Actor
from hoaban.core.clock import moment

USER_KEY, HOLDING_KEY = "user", "holding"


class PageRequest(HttpRequest):
    """A request as pages get it."""

    act: Act


class ActMiddleware:
    """Gives every request its act, made when somebody first asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.act = SimpleLazyObject(lambda: act_of(request))  # type: ignore[attr-defined]
        return self._get_response(request)


def act_of(request: HttpRequest) -> Act:
    """The act of this request, at this moment."""
    return Act(_actor_of(request), moment(settings.TODAY), "page")


def _actor_of(request: HttpRequest) -> Actor:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return PUBLIC
    return actor_in_session(request.session.get(USER_KEY), request.session.get(HOLDING_KEY))
