"""A test client that is logged in as somebody, without typing a password."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from given.people import an_actor
from hoaban.core.accounts.models import Holding
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import PUBLIC, Actor
from hoaban.web.acts import HOLDING_KEY, USER_KEY


def a_browser_of(who: Holding | Actor | None = None) -> Client:
    """A client in the session of this person in this role; a visitor's for nobody and for the public."""
    client = Client(HTTP_HOST="127.0.0.1:8000")
    if who is not None and who != PUBLIC:
        session = SessionStore()
        session[USER_KEY] = who.user_id
        session[HOLDING_KEY] = who.pk if isinstance(who, Holding) else who.holding_id
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def a_browser_as(role: Role) -> Client:
    """Somebody in this role; whose unit or producer it is, is no matter."""
    producer = "mot-chu-the" if role == Role.PRODUCER_REPRESENTATIVE else ""
    return a_browser_of(an_actor(role, producer=producer))
