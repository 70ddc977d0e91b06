"""The invented people of the demonstration: one for each role, further members, all with one password.

Here: who they are and what they hold. Not here: where the password stands (the settings: the log-in page
shows it too).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from hoaban.core.accounts.actions import add_user, grant_role, make_slip, use_slip
from hoaban.core.accounts.models import Holding, User
from hoaban.core.accounts.queries import DEMO_DOMAIN, actor_of, holdings_of_demo
from hoaban.core.accounts.roles import COMMUNE_ROLES, ROLE_NAMES, Role
from hoaban.core.actions import Act
from hoaban.core.actors import Actor
from hoaban.demo.days import Days

ENTERED_AGO = 88

NAMES: list[tuple[Role, str]] = [
    (Role.PRODUCER_REPRESENTATIVE, "Lò Thị Minh Hoạ"),
    (Role.PRODUCER_REPRESENTATIVE, "Quàng Văn Minh Hoạ"),
    (Role.PRODUCER_REPRESENTATIVE, "Giàng A Minh Hoạ"),
    (Role.PRODUCER_REPRESENTATIVE, "Vừ Thị Minh Hoạ"),
    (Role.PRODUCER_REPRESENTATIVE, "Cà Văn Minh Hoạ"),
    (Role.COMMUNE_OFFICER, "Tòng Thị Minh Hoạ"),
    (Role.COMMUNE_OFFICER, "Mùa A Minh Hoạ"),
    (Role.COMMUNE_CHAIR, "Lường Văn Minh Hoạ"),
    (Role.COMMUNE_CHAIR, "Poòng Thị Minh Hoạ"),
    (Role.PROVINCIAL_OFFICER, "Nguyễn Thị Minh Hoạ"),
    (Role.ADVISORY_MEMBER, "Phạm Văn Minh Hoạ"),
    (Role.COUNCIL_SECRETARY, "Đỗ Thị Minh Hoạ"),
    (Role.COUNCIL_MEMBER, "Trần Văn Minh Hoạ"),
    (Role.COUNCIL_MEMBER, "Lê Thị Minh Hoạ"),
    (Role.COUNCIL_MEMBER, "Bùi Văn Minh Hoạ"),
    (Role.COUNCIL_MEMBER, "Hoàng Thị Minh Hoạ"),
    (Role.COUNCIL_MEMBER, "Điêu Văn Minh Hoạ"),
    (Role.COUNCIL_MEMBER, "Vàng Thị Minh Hoạ"),
    (Role.COUNCIL_MEMBER, "Sùng A Minh Hoạ"),
    (Role.COUNCIL_MEMBER, "Mào Thị Minh Hoạ"),
    (Role.COUNCIL_CHAIR, "Vũ Văn Minh Hoạ"),
    (Role.PROVINCE_CHAIRMAN, "Ngô Văn Minh Hoạ"),
    (Role.INSPECTOR, "Hà Văn Minh Hoạ"),
    (Role.EDITOR, "Dương Thị Minh Hoạ"),
    (Role.AUDITOR, "Mai Thị Minh Hoạ"),
    (Role.ADMINISTRATOR, "Đinh Văn Minh Hoạ"),
]
"""Who there is, the first of each role first."""

Scopes = Mapping[Role, list[str]]
"""Codes of communes, slugs of producers: in the order of the people who hold the role in them."""


@dataclass(frozen=True, slots=True)
class Company:
    """Everybody, by role, in the order of NAMES."""

    actors: Mapping[Role, list[Actor]]
    users: Mapping[Role, list[User]]

    def one(self, role: Role, number: int = 0) -> Actor:
        """The first of this role, or a further one."""
        return self.actors[role][number]


def enter_people(days: Days, scopes: Scopes) -> Company:
    """Enter everybody with their role and password, as the installation's operator does."""
    act, seen = days.act(ago=ENTERED_AGO), Counter[Role]()
    actors: dict[Role, list[Actor]] = {role: [] for role in Role}
    users: dict[Role, list[User]] = {role: [] for role in Role}
    for role, name in NAMES:
        seen[role] += 1
        holding = _enter(act, role, name, seen[role], scopes)
        actors[role].append(actor_of(holding))
        users[role].append(holding.user)
    return Company(actors, users)


def _enter(act: Act, role: Role, name: str, number: int, scopes: Scopes) -> Holding:
    user = add_user(act, log_in=log_in_of(role, number), name=name)
    where = scopes[role][number - 1] if role in scopes else ""
    held_in = "unit" if role in COMMUNE_ROLES else "producer"
    holding = grant_role(act, user, role=role, **({held_in: where} if where else {}))
    use_slip(act, make_slip(act, user).slip, password=settings.DEMO_PASSWORD)
    return holding


def log_in_of(role: Role, number: int = 1) -> str:
    """council_member@demo.invalid, council_member-2@demo.invalid …"""
    return f"{role}{f'-{number}' if number > 1 else ''}{DEMO_DOMAIN}"


def log_ins() -> list[str]:
    """One line for each role that somebody of the demonstration holds, and the password."""
    held = {row.user.email: Role(row.role) for row in holdings_of_demo()}
    first = [(email, role) for email, role in held.items() if email == log_in_of(role)]
    lines = [f"  {email:<40}{ROLE_NAMES[role]}" for email, role in first]
    return [f"Mật khẩu chung của bản minh họa: {settings.DEMO_PASSWORD}", *lines] if lines else []
