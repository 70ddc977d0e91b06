"""The only writers of people, roles, slips and tokens."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from hoaban.core.accounts import inputs
from hoaban.core.accounts.models import AccessToken, FailedLogIn, Holding, PlaceSlip, Slip, User, Visit
from hoaban.core.accounts.numbers import number_free, own_number_free
from hoaban.core.accounts.permissions import (
    LET_IN_BY_OFFICE,
    may_act_by_token,
    may_add_user,
    may_change_log_in,
    may_end_role,
    may_grant_role,
    may_make_slip,
    may_make_token,
)
from hoaban.core.accounts.queries import (
    WINDOW,
    holdings_of,
    open_visits_of,
    place_slip_hash,
    secret_hash,
    slip_hash,
)
from hoaban.core.accounts.roles import COMMUNE_ROLES, ROLE_NAMES, Role
from hoaban.core.actions import Act, deed
from hoaban.core.actors import OPERATOR
from hoaban.core.notices.actions import tell, tell_person
from hoaban.core.permissions import Refusal, Refused, require

SLIP_DAYS = 7
PLACE_SLIP_DAYS = 30  # it travels by post and by the commune's people, to somebody nobody has named
TRUSTED_FOR = timedelta(days=90)
VISIT_LASTS = timedelta(hours=12)
SLIP_ENDED = Refusal("slip-ended", gettext_lazy("Mã này đã dùng hoặc đã hết hạn. Xin phiếu mới tại UBND xã."))


@dataclass(frozen=True, slots=True)
class WayIn:
    """A fresh slip with its secrets, seen once: the 8 digits and the secret of the link."""

    slip: Slip
    code: str
    secret: str


@dataclass(frozen=True, slots=True)
class PlaceWayIn:
    """A fresh slip for a place with its secrets, seen once."""

    slip: PlaceSlip
    code: str
    secret: str


AnySlip = TypeVar("AnySlip", Slip, PlaceSlip)


@dataclass(frozen=True, slots=True)
class NewToken:
    """A fresh token with its secret, seen once."""

    row: AccessToken
    token: str


@deed(takes=inputs.AddUser)
def add_user(act: Act, *, log_in: str, name: str, another_person: bool = False) -> User:
    """Enter a person (thêm người dùng). Two people may share a number, not a number and a name.

    another_person  said of somebody whose number or e-mail others have already
    """
    require(may_add_user(act.actor))
    phone, email = ("", log_in) if "@" in log_in else (log_in, "")
    require(number_free(name, another_person, phone=phone, email=email))
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


def _end_open(act: Act, slips: QuerySet[Slip] | QuerySet[PlaceSlip]) -> None:
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
    slip = _used_up(act, slip)
    user = _with_password(act, slip.user, password)
    end_visits(act, user)  # a lost phone is out, too
    _tell_of_use(act, slip, user)
    return user


@deed(inner=True)
def use_place_slip(
    act: Act, slip: PlaceSlip, *, name: str, phone: str, password: str, another_person: bool = False
) -> User:
    """The first who comes by a slip without a name enters their own, and holds the role it was printed for.

    Who lets people in there is told at once who came: the slip may have gone astray. Nobody is joined to an
    account that is there already: that would let a found slip set its password.

    another_person  said by somebody whose number others use too
    """
    slip = _used_up(act, slip)
    require(own_number_free(name, another_person, phone=phone))
    user = act.add(User(key=uuid.uuid4(), name=name, phone=phone, password=make_password(password)))
    role = Role(slip.role)
    hold(act, user, role, unit=slip.unit if role in COMMUNE_ROLES else "", producer=slip.producer)
    _tell_who_came(act, slip, user)
    return user


def _used_up(act: Act, slip: AnySlip) -> AnySlip:
    with act.on(slip) as slip:
        if slip.used_at or slip.ends_at <= act.at:
            raise Refused(SLIP_ENDED)
        slip.used_at = act.at
    return slip


def _with_password(act: Act, user: User, password: str) -> User:
    with act.on(user) as user:
        user.password = make_password(password)
    return user


def _tell_of_use(act: Act, slip: Slip, user: User) -> None:
    printed_by = f" do {slip.made_by.name[:60]} cấp" if slip.made_by else ""
    when = f"{localtime(act.at):%H:%M ngày %d/%m/%Y}"
    what = f"Phiếu vào{printed_by} đã được dùng lúc {when}, đặt mật khẩu mới."
    tell_person(act, user, f"{what} Không phải ông/bà dùng: báo quản trị.")


def _tell_who_came(act: Act, slip: PlaceSlip, user: User) -> None:
    """A producer's commune, and for a commune the office: they know whom to expect."""
    with override("vi"):  # what is kept is Vietnamese, whatever language the page has
        role = str(ROLE_NAMES[Role(slip.role)]).lower()
    words = f"{user.name[:60]} đã vào bằng phiếu số {slip.number}, làm {role}."
    text = "Không phải người được giao: thôi vai trò của người này."
    if slip.producer and slip.unit:
        tell(act, Role.COMMUNE_OFFICER, words, unit=slip.unit, text=text)
    else:
        tell(act, Role.PROVINCIAL_OFFICER, words, text=text)


def place_way_in(act: Act, role: Role, *, unit: str = "", producer: str = "") -> PlaceWayIn:
    """A slip for a place whose person is not known yet: for deeds that have asked their own permission."""
    number, code, secret = _free_number(), f"{secrets.randbelow(10**8):08d}", secrets.token_urlsafe(24)
    slip = PlaceSlip(
        number=number,
        role=role,
        unit=unit,
        producer=producer,
        code_hash=place_slip_hash(number, code),
        link_hash=secret_hash(secret),
        made_by_id=act.actor.user_id,
        made_at=act.at,
        ends_at=act.at + timedelta(days=PLACE_SLIP_DAYS),
    )
    return PlaceWayIn(act.add(slip), code, secret)


def _free_number() -> str:
    while True:
        number = f"{secrets.randbelow(10**6):06d}"
        if not PlaceSlip.objects.filter(number=number).exists():
            return number


def end_place_slips(act: Act, slips: QuerySet[PlaceSlip]) -> None:
    """End these slips, so far as they are open: for deeds that have asked their own permission."""
    _end_open(act, slips)


@deed(inner=True)
def change_password(act: Act, user: User, *, password: str, here: int | None = None) -> User:
    """Set one's own password anew (đổi mật khẩu), and end every other machine: whoever knew the old is out.

    Proved by the page, which asks for the old one. here: the visit that goes on.
    """
    require(may_change_log_in(act.actor, user.pk))
    user = _with_password(act, user, password)
    end_visits(act, user, besides=here)
    return user


@deed(inner=True)
def change_number(act: Act, user: User, *, phone: str, another_person: bool = False) -> User:
    """Log in with another number from now on (đổi số điện thoại). The person is told on their desk."""
    require(may_change_log_in(act.actor, user.pk))
    with act.on(user) as user:
        require(own_number_free(user.name, another_person, phone=phone, besides=user.pk))
        user.phone = phone
    tell_person(act, user, f"Số đăng nhập đã đổi lúc {localtime(act.at):%H:%M ngày %d/%m/%Y}.")
    return user


@deed(inner=True)
def end_visit(act: Act, visit: Visit) -> Visit:
    """End a machine's stay (cho máy này ra): its owner, wherever they sit."""
    require(may_change_log_in(act.actor, visit.user_id))
    with act.on(visit) as visit:
        visit.ended_at = visit.ended_at or act.at
    return visit


def end_visits(act: Act, user: User, *, besides: int | None = None) -> None:
    """End every machine this person is in on, but the one named."""
    for visit in open_visits_of(user, act.at).exclude(pk=besides or 0):
        visit.ended_at = act.at
        act.save(visit)


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
def log_in(act: Act, *, kind: str = Visit.Kind.ONCE, machine: str = "") -> Visit:
    """A person came in (đăng nhập): the machine's stay begins, 90 days on one's own phone, else 12 hours."""
    lasts = TRUSTED_FOR if kind == Visit.Kind.OWN else VISIT_LASTS
    visit = Visit(
        user_id=act.actor.user_id or 0,
        kind=kind,
        machine=machine[:60],
        began_at=act.at,
        ends_at=act.at + lasts,
    )
    return act.add(visit)


@deed(inner=True)
def note_failed_log_in(act: Act, *, log_in: str, address: str) -> None:
    """Keep a failed try for as long as it slows the next one down; older ones are let go."""
    FailedLogIn.objects.filter(at__lt=act.at - WINDOW).delete()
    FailedLogIn.objects.create(
        log_in_hash=secret_hash(log_in.strip().lower()), address_hash=secret_hash(address), at=act.at
    )
