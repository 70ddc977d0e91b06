"""Who someone is: by log-in, by session, by token, by slip."""

from __future__ import annotations

import functools
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from hoaban.core.accounts.models import AccessToken, FailedLogIn, Holding, PlaceSlip, Slip, User, Visit
from hoaban.core.accounts.roles import Role
from hoaban.core.actors import PUBLIC, Actor
from hoaban.core.inputs import plain_phone
from hoaban.core.nouns import noun, row_number

DEMO_DOMAIN = "@demo.invalid"
"""Where the invented people of the demonstration have their e-mail: no such domain can exist."""


def secret_hash(secret: str) -> str:
    """How slips and tokens are kept: keyed by the installation's secret.

    A stolen table of 8-digit codes could otherwise be tried out.
    """
    return salted_hmac("hoaban.accounts", secret, algorithm="sha256").hexdigest()


def slip_hash(user: User, code: str) -> str:
    """The hash of a slip's 8 digits for this person; they may be typed with spaces."""
    return secret_hash(f"{user.key}:{_digits(code)}")


def place_slip_hash(number: str, code: str) -> str:
    """The hash of the 8 digits of a slip that has a number in place of a person."""
    return secret_hash(f"slip {number}:{_digits(code)}")


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


SLIP_NUMBER = 6


def slip_number(text: str) -> str:
    """The number of a slip, typed in place of a telephone number; "" where it is none.

    >>> slip_number("123 456"), slip_number("0912 345 678")
    ('123456', '')
    """
    digits = text.replace(" ", "")
    return digits if len(digits) == SLIP_NUMBER and digits.isascii() and digits.isdigit() else ""


def people_with(log_in: str) -> QuerySet[User]:
    """Everybody who logs in with this phone number or e-mail."""
    phone = plain_phone(log_in)
    people = User.objects.filter(is_active=True).order_by("id")
    return people.filter(phone=phone) if phone else people.filter(email__iexact=log_in.strip())


def people_proved(log_in: str, password: str) -> list[User]:
    """Those of them whose password this is. Takes about as long when nobody has the log-in."""
    people = list(people_with(log_in)) if log_in.strip() else []
    if not people:
        check_password(password, _hash_of_nobody())
    return [user for user in people if check_password(password, user.password)]


def is_password_of(user_id: int, password: str) -> bool:
    """Is this the person's password?"""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return user is not None and check_password(password, user.password)


@functools.cache
def _hash_of_nobody() -> str:
    return make_password("a password that nobody has")


def holdings_of(user: User) -> QuerySet[Holding]:
    """The roles a person holds now, oldest first."""
    return user.holdings.filter(ended_at=None).order_by("id")


def actor_of(holding: Holding) -> Actor:
    """The person acting in this role."""
    return Actor(
        user_id=holding.user_id,
        name=holding.user.name,
        role=Role(holding.role),
        unit=holding.unit,
        producer=holding.producer,
        holding_id=holding.pk,
    )


def actor_in_session(user_id: int | None, holding_id: int | None) -> Actor:
    """Who a session speaks for: the chosen role while it is held, else the first; PUBLIC for nobody."""
    if not user_id:
        return PUBLIC
    held = Holding.objects.filter(user=user_id, user__is_active=True, ended_at=None).order_by("id")
    holdings = list(held.select_related("user"))
    if not holdings:
        return _actor_without_role(user_id)
    return actor_of(next((holding for holding in holdings if holding.pk == holding_id), holdings[0]))


def _actor_without_role(user_id: int) -> Actor:
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return Actor(user.pk, user.name, None) if user else PUBLIC


def actor_holding(holding: int) -> Actor | None:
    """The person acting in this role, for a job of theirs; None where the role has ended meanwhile."""
    held = Holding.objects.filter(pk=holding, user__is_active=True, ended_at=None).select_related("user")
    row = held.first()
    return actor_of(row) if row else None


def actor_with_token(token: str) -> Actor | None:
    """Who a program's token speaks for; None for an unknown or ended one."""
    row = (
        AccessToken.objects.filter(token_hash=secret_hash(token), ended_at=None)
        .select_related("holding__user")
        .filter(holding__ended_at=None, holding__user__is_active=True)
        .first()
    )
    return actor_of(row.holding) if row else None


def open_slip(log_in: str, code: str, at: datetime) -> Slip | None:
    """The slip with these 8 digits for one of the people with this log-in, while it can still be used."""
    hashes = [slip_hash(user, code) for user in people_with(log_in)]
    return _open_slips(at).filter(code_hash__in=hashes).first()


def open_slip_of_link(secret: str, at: datetime) -> Slip | None:
    """The slip behind a link or QR, while it can still be used."""
    return _open_slips(at).filter(link_hash=secret_hash(secret)).first()


def _open_slips(at: datetime) -> QuerySet[Slip]:
    return Slip.objects.filter(used_at=None, ends_at__gt=at, user__is_active=True).select_related("user")


def open_place_slips(at: datetime) -> QuerySet[PlaceSlip]:
    """The slips without a person that can still be used."""
    return PlaceSlip.objects.filter(used_at=None, ends_at__gt=at)


def open_place_slip(number: str, code: str, at: datetime) -> PlaceSlip | None:
    """The slip with this number, typed with or without a space, and these 8 digits."""
    number = slip_number(number)
    return open_place_slips(at).filter(number=number, code_hash=place_slip_hash(number, code)).first()


def open_place_slip_of_link(secret: str, at: datetime) -> PlaceSlip | None:
    """The slip of a place behind a link or QR."""
    return open_place_slips(at).filter(link_hash=secret_hash(secret)).first()


def visit_goes_on(visit_id: int, user_id: int, at: datetime) -> bool:
    """Is this machine's stay neither ended nor over?"""
    return Visit.objects.filter(pk=visit_id, user=user_id, ended_at=None, ends_at__gt=at).exists()


def open_visits_of(user: User, at: datetime) -> QuerySet[Visit]:
    """The machines this person is in on now, the last first."""
    return user.visits.filter(ended_at=None, ends_at__gt=at).order_by("-began_at", "-id")


def visit_of(user: User, number: str) -> Visit | None:
    """One of this person's machines by its number."""
    return user.visits.filter(pk=row_number(number)).first()


TRIES = 10
TRIES_PER_ADDRESS = 60
WINDOW = timedelta(minutes=15)


def must_wait(log_in: str, address: str, at: datetime) -> bool:
    """Were there too many failed tries with this log-in, or from this address, in the last 15 minutes?"""
    recent = FailedLogIn.objects.filter(at__gt=at - WINDOW)
    of_log_in = recent.filter(log_in_hash=secret_hash(log_in.strip().lower())).count()
    return of_log_in >= TRIES or recent.filter(address_hash=secret_hash(address)).count() >= TRIES_PER_ADDRESS


def user_by_id(user_id: int) -> User | None:
    """A person by row."""
    return User.objects.filter(pk=user_id).first()


def holders_of(role: Role, *, unit: str = "", producer: str = "") -> QuerySet[Holding]:
    """Who holds a role now, in this commune or for this producer."""
    return Holding.objects.filter(role=role, unit=unit, producer=producer, ended_at=None).select_related(
        "user"
    )


def holdings_of_demo() -> QuerySet[Holding]:
    """The roles that the demonstration's people hold now, each with its person, as they were entered."""
    of_demo = Holding.objects.filter(user__email__endswith=DEMO_DOMAIN, ended_at=None)
    return of_demo.select_related("user").order_by("id")


@noun("user")
def user_called(key: str) -> User | None:
    """A person by their key."""
    try:
        return User.objects.filter(key=UUID(key)).first()
    except ValueError:
        return None


@noun("holding")
def holding_called(number: str) -> Holding | None:
    """A held role by its number."""
    return Holding.objects.filter(pk=row_number(number)).first()
