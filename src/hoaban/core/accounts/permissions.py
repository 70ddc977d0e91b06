"""Who may let people in and give them roles."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import OPERATOR, Actor
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

GRANTED_BY_OFFICE = frozenset(Role) - {Role.ADMINISTRATOR, Role.AUDITOR, Role.PROVINCE_CHAIRMAN}


def may_add_user(actor: Actor) -> Verdict:
    """May this person enter another into the register of people?"""
    if actor.holds(Role.ADMINISTRATOR, Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal("not-people-keeper", _("Chỉ Văn phòng OCOP tỉnh và quản trị thêm người dùng."))


def may_grant_role(actor: Actor, role: Role) -> Verdict:
    """May this person give this role? The office gives all but those that watch over it or decide."""
    if actor == OPERATOR or actor.holds(Role.ADMINISTRATOR):
        return ALLOWED
    if actor.holds(Role.PROVINCIAL_OFFICER) and role in GRANTED_BY_OFFICE:
        return ALLOWED
    return Refusal("not-role-giver", _("Vai trò này do quản trị giao."))


def may_end_role(actor: Actor, role: Role) -> Verdict:
    """May this person take this role back? Who may give it may take it."""
    return may_grant_role(actor, role)


def may_make_slip(actor: Actor, user: User) -> Verdict:
    """May this person print a way in for somebody? Only for roles they could give: it takes over."""
    verdict = may_add_user(actor)
    held = [Role(role) for role in user.holdings.filter(ended_at=None).values_list("role", flat=True)]
    return next((refusal for role in held if not (refusal := may_grant_role(actor, role))), verdict)


def may_make_token(actor: Actor, user_id: int) -> Verdict:
    """May this person let a program act for this user? For oneself, or as the installation's keeper."""
    if actor == OPERATOR or actor.holds(Role.ADMINISTRATOR) or actor.user_id == user_id:
        return ALLOWED
    return Refusal("not-own-token", _("Mã truy cập chỉ do chính người đó hoặc quản trị tạo."))
