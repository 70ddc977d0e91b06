"""Who may let people in and give them roles."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import COMMUNE_ROLES, PRODUCER_ROLES, Role
from hoaban.core.actors import OPERATOR, Actor
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

GRANTED_BY_OFFICE = frozenset(Role) - {Role.ADMINISTRATOR, Role.AUDITOR, Role.PROVINCE_CHAIRMAN}
LET_IN_BY_OFFICE = PRODUCER_ROLES | COMMUNE_ROLES
"""Whom the office meets face to face and lets in. All others judge, decide or watch over it."""


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
    """May this person print a way in for somebody? Who prints a slip could come in as that person.

    The office lets in producers' representatives and commune people; everybody else the administrator, who
    neither marks nor decides.
    """
    if actor == OPERATOR or actor.holds(Role.ADMINISTRATOR):
        return ALLOWED
    verdict = may_add_user(actor)
    held = set(user.holdings.filter(ended_at=None).values_list("role", flat=True))
    if not verdict or (held and held <= LET_IN_BY_OFFICE):
        return verdict
    return Refusal(
        "slip-by-administrator",
        _(
            "Ai cấp phiếu thì có thể vào thay người nhận phiếu. Văn phòng chỉ cấp cho đại diện chủ thể và "
            "người của xã; phiếu cho người khác do quản trị cấp, vì quản trị không chấm điểm, không quyết "
            "định."
        ),
        source="khoản 2 Điều 4; Luật 91/2025/QH15",
    )


def may_make_token(actor: Actor, user_id: int) -> Verdict:
    """May this person let a program act for this user? For oneself; the operator, at the command line."""
    if actor == OPERATOR or actor.user_id == user_id:
        return ALLOWED
    return Refusal(
        "not-own-token",
        _("Mã truy cập chỉ do chính người đó tạo. Quản trị máy chủ tạo được bằng ./hoaban user token."),
    )


def may_act_by_token(actor: Actor, role: str) -> Verdict:
    """May this person make a token for this role? For the one they act in: a program that was given one
    role does not help itself to another of the same person. "" is the role acted in."""
    if actor == OPERATOR or not role or role == actor.role:
        return ALLOWED
    return Refusal(
        "token-of-other-role", _("Mã truy cập được tạo cho vai trò đang làm. Chọn vai trò đó rồi tạo mã.")
    )


def may_change_log_in(actor: Actor, user_id: int) -> Verdict:
    """May this person change how this user comes in: password, number, machines? Only the user."""
    if actor.user_id == user_id:
        return ALLOWED
    return Refusal("not-own-log-in", _("Mật khẩu, số điện thoại và máy đã vào chỉ do chính người đó đổi."))
