"""People in their roles, and the acts they act by."""

from __future__ import annotations

import itertools
from datetime import datetime

from given.names import another_name
from hoaban.core.accounts import actions
from hoaban.core.accounts.models import Holding, User
from hoaban.core.accounts.queries import actor_of
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM, Act
from hoaban.core.actors import OPERATOR, Actor

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=VIETNAM)
PASSWORD = "mật khẩu thử"
COMMUNE, OTHER_COMMUNE = "03352", "03349"  # xã Thanh An, xã Thanh Yên of Điện Biên
_numbers = itertools.count(1)


def the_operator(at: datetime = NOON) -> Act:
    """The installation's operator at the command line."""
    return Act(OPERATOR, at, "command")


def a_person(name: str = "", *, log_in: str = "") -> User:
    """A person with a fresh phone number."""
    log_in = log_in or f"09{next(_numbers):08d}"
    return actions.add_user(
        the_operator(), log_in=log_in, name=name or another_name("Người"), another_person=True
    )


def a_holding(role: Role, *, unit: str = "", producer: str = "", user: User | None = None) -> Holding:
    """A person holding this role; commune roles in COMMUNE unless said."""
    if role in (Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR):
        unit = unit or COMMUNE
    return actions.grant_role(the_operator(), user or a_person(), role=role, unit=unit, producer=producer)


def an_actor(role: Role, *, unit: str = "", producer: str = "", user: User | None = None) -> Actor:
    """A person acting in this role."""
    return actor_of(a_holding(role, unit=unit, producer=producer, user=user))


def an_act(
    role: Role, *, unit: str = "", producer: str = "", user: User | None = None, at: datetime = NOON
) -> Act:
    """An act of a person in this role, at noon of 1/12/2026."""
    return Act(an_actor(role, unit=unit, producer=producer, user=user), at, "page")


def act_of(actor: Actor, at: datetime = NOON) -> Act:
    """Another act of the same person."""
    return Act(actor, at, "page")
