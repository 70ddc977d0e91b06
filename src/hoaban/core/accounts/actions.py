"""The only writers of people, roles, slips and tokens."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from hoaban.core.accounts import inputs
from hoaban.core.accounts.models import AccessToken, FailedLogIn, Holding, Slip, User
from hoaban.core.accounts.permissions import (
    LET_IN_BY_OFFICE,
    may_act_by_token,
    may_add_user,
    may_end_role,
    may_grant_role,
    may_make_slip,
    may_make_token,
)
from hoaban.core.accounts.queries import WINDOW, holdings_of, secret_hash, slip_hash
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.actors import OPERATOR
from hoaban.core.notices.actions import tell_person
from hoaban.core.permissions import Refusal, Refused, require

SLIP_DAYS = 7


@dataclass(frozen=True, slots=True)
class WayIn:
    """A fresh slip with its secrets, seen once: the 8 digits and the secret of the link."""

    slip: Slip
    code: str
    secret: str


@dataclass(frozen=True, slots=True)
class NewToken:
    """A fresh token with its secret, seen once."""

    row: AccessToken
    token: str


@deed(takes=inputs.AddUser)
def add_user(act: Act, *, log_in: str, name: str) -> User:
    """Enter a person (thêm người dùng). Two people may share a number, not a number and a name."""
    require(may_add_user(act.actor))
    phone, email = ("", log_in) if "@" in log_in else (log_in, "")
    if User.objects.filter(phone=phone, email=email, name=name).exists():
        raise Refused(Refusal("user-exists", _("Số này đã có người tên %(name)s.") % {"name": name}))
    return act.add(User(key=uuid.uuid4(), name=name, phone=phone, email=email, password=make_password(None)))


@deed(on="user", takes=inputs.GrantRole)
def grant_role(act: Act, user: User, *, role: str, unit: str = "", producer: str = "") -> Holding:
    """Give a role (giao vai trò); giving it again changes nothing."""
    require(may_grant_role(act.actor, Role(role)))
    return hold(act, user, Role(role), unit=unit, producer=producer)


def hold(act: Act, user: User, role: Role, *, unit: str = "", producer: str = "") -> Holding:
    """The holding, made if it is not there: for deeds that have asked their own permission."""
    held = Holding.objects.filter(user=user, role=role, unit=unit, producer=producer, ended_at=None).first()
    if held:
        return held
    if role not in LET_IN_BY_OFFICE:
        _end_slips_of_others(act, user)
    return act.add(Holding(user=user, role=role, unit=unit, producer=producer, granted_at=act.at))


def _end_slips_of_others(act: Act, user: User) -> None:
    """A slip that office or commune printed before would let them in as somebody who judges or decides."""
    by_others = Slip.objects.filter(user=user).exclude(made_by=None)
    administrators = Holding.objects.filter(role=Role.ADMINISTRATOR, ended_at=None).values("user")
    _end_open(act, by_others.exclude(made_by__in=administrators))


def _end_open(act: Act, slips: QuerySet[Slip]) -> None:
    """End those of these slips by which somebody could still come in."""
    for slip in slips.filter(used_at=None, ends_at__gt=act.at):
        slip.ends_at = act.at
        act.save(slip)


@deed(on="holding")
def end_role(act: Act, holding: Holding) -> Holding:
    """Take a role back (thôi vai trò); what was done in it stays."""
    require(may_end_role(act.actor, Role(holding.role)))
    with act.on(holding) as holding:
        holding.ended_at = holding.ended_at or act.at
    return holding


@deed(on="user")
def make_slip(act: Act, user: User) -> WayIn:
    """A way in that works once, for a first log-in or a forgotten password, given face to face."""
    require(may_make_slip(act.actor, user))
    return way_in(act, user)


def way_in(act: Act, user: User) -> WayIn:
    """The slip: for deeds that have asked their own permission. Earlier open slips of the person end."""
    user = act.locked(user)  # of two slips made at once the first ends too
    _end_open(act, Slip.objects.filter(user=user))
    code, secret = f"{secrets.randbelow(10**8):08d}", secrets.token_urlsafe(24)
    slip = Slip(
        user=user,
        code_hash=slip_hash(user, code),
        link_hash=secret_hash(secret),
        made_by_id=act.actor.user_id,
        made_at=act.at,
        ends_at=act.at + timedelta(days=SLIP_DAYS),
    )
    return WayIn(act.add(slip), code, secret)


@deed(inner=True)
def use_slip(act: Act, slip: Slip, *, password: str) -> User:
    """Use a slip up and set the person's password. Whoever has proved to hold the slip may; it works once.

    The person is told, with who printed it: somebody else may have used it.
    """
    act.locked(slip.user)  # before the slip, as where a new one ends it
    with act.on(slip) as slip:
        if slip.used_at or slip.ends_at <= act.at:
            raise Refused(
                Refusal("slip-ended", _("Mã này đã dùng hoặc đã hết hạn. Xin phiếu mới tại UBND xã."))
            )
        slip.used_at = act.at
    with act.on(slip.user) as user:
        user.password = make_password(password)
    _tell_of_use(act, slip)
    return user


def _tell_of_use(act: Act, slip: Slip) -> None:
    printed_by = f" do {slip.made_by.name[:60]} cấp" if slip.made_by else ""
    when = f"{localtime(act.at):%H:%M ngày %d/%m/%Y}"
    what = f"Phiếu vào{printed_by} đã được dùng lúc {when}, đặt mật khẩu mới."
    tell_person(act, slip.user, f"{what} Không phải ông/bà dùng: báo quản trị.")


@deed(on="user", takes=inputs.MakeToken)
def make_token(act: Act, user: User, *, role: str = "", unit: str = "", producer: str = "") -> NewToken:
    """A token that lets a program act as this person in one role, in one place of it; shown once.

    Made by the person, for the role they act in; or by the installation's operator, for any.
    """
    require(may_make_token(act.actor, user.pk))
    require(may_act_by_token(act.actor, role))
    asked = {"role": role, "unit": unit, "producer": producer}
    held = list(holdings_of(user).filter(**{name: value for name, value in asked.items() if value}))
    if act.actor != OPERATOR:
        held = [holding for holding in held if holding.pk == act.actor.holding_id]
    if len(held) > 1 and role:
        raise Refused(
            Refusal("which-place", _("Người này giữ vai trò đó ở nhiều nơi: nêu một xã hoặc chủ thể."))
        )
    if len(held) != 1:
        raise Refused(
            Refusal(
                "which-role", _("Người này giữ nhiều vai trò hoặc không giữ vai trò đó: nêu một vai trò.")
            )
        )
    token = secrets.token_urlsafe(32)
    return NewToken(
        act.add(AccessToken(holding=held[0], token_hash=secret_hash(token), made_at=act.at)), token
    )


@deed(inner=True)
def log_in(act: Act) -> None:
    """A person came in: noted, since it changes no row."""
    act.note()


@deed(inner=True)
def note_failed_log_in(act: Act, *, log_in: str, address: str) -> None:
    """Keep a failed try for as long as it slows the next one down; older ones are let go."""
    FailedLogIn.objects.filter(at__lt=act.at - WINDOW).delete()
    FailedLogIn.objects.create(
        log_in_hash=secret_hash(log_in.strip().lower()), address_hash=secret_hash(address), at=act.at
    )
