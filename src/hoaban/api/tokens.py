"""Who a program acts for: Authorization: Bearer <token>."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from hoaban.core.accounts.queries import actor_with_token
from hoaban.core.actions import Act
from hoaban.core.clock import moment


class Token(HttpBearer):
    """Gives the act of the token's person in its one role."""

    def authenticate(self, request: HttpRequest, token: str) -> Act | None:
        actor = actor_with_token(token)
        return Act(actor, moment(settings.TODAY), "api") if actor else None


def act_of(request: HttpRequest) -> Act:
    """The act that `Token` gave this request."""
    act: Act = request.auth  # type: ignore[attr-defined]
    return act
