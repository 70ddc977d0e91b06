"""People (người dùng), the roles they hold, and what lets them in: slips and tokens.

A log-in (phone number or e-mail) may belong to several people; a person is one row, with its own password.
"""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from hoaban.core.accounts.roles import COMMUNE_ROLES, PRODUCER_ROLES, ROLE_NAMES, Role
from hoaban.core.audit.rows import Row


class User(Row, AbstractBaseUser):
    """One person. `key` never changes and says nothing; phone and e-mail may be shared and may change."""

    key = models.UUIDField(unique=True)
    name = models.CharField("Họ tên", max_length=150)
    phone = models.CharField("Số điện thoại", max_length=15, blank=True, db_index=True)
    email = models.EmailField("E-mail", blank=True, db_index=True)
    is_active = models.BooleanField(default=True)  # Django's name for it
    last_login = None  # the audit log keeps log-ins; a column here would be a write at each of them

    USERNAME_FIELD = "key"

    class Meta:
        verbose_name = "người dùng"
        constraints = [
            models.UniqueConstraint(
                fields=["phone", "name"], condition=~models.Q(phone=""), name="one_name_a_phone"
            ),
            models.UniqueConstraint(
                fields=["email", "name"], condition=~models.Q(email=""), name="one_name_an_email"
            ),
            models.CheckConstraint(condition=~models.Q(phone="", email=""), name="user_has_a_log_in"),
        ]

    def __str__(self) -> str:
        return self.name


class Holding(Row):
    """A role held by a person (giữ vai trò): in a commune, for a producer, or in the province."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=40, choices=[(role.value, str(role.value)) for role in Role])
    unit = models.CharField(max_length=5, blank=True)
    producer = models.SlugField(max_length=120, blank=True)
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "vai trò được giao"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "unit", "producer"],
                condition=models.Q(ended_at=None),
                name="one_holding",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(COMMUNE_ROLES)) ^ models.Q(unit=""),
                name="commune_role_in_commune",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(PRODUCER_ROLES)) ^ models.Q(producer=""),
                name="producer_role_for_producer",
            ),
        ]

    @property
    def role_name(self) -> str:
        return str(ROLE_NAMES[Role(self.role)])


class Slip(Row):
    """A way in that works once (phiếu vào lần đầu): 8 digits or a link, for 7 days; only hashes are kept."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="slips")
    code_hash = models.CharField(max_length=64, db_index=True)
    link_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "phiếu vào lần đầu"


class PlaceSlip(Row):
    """A slip for a place whose person nobody knows yet: the first who uses it within 30 days enters name and
    number, and holds `role` there. A table of its own: each state of a row is in the audit chain, so that the
    columns of one that stands do not change.

    number   stands on it in place of the telephone number that is not known, 6 digits
    unit     the commune of the place; of a producer, where its officers are told who came in
    """

    number = models.CharField(max_length=6, unique=True)
    role = models.CharField(max_length=40)
    unit = models.CharField(max_length=5, blank=True)
    producer = models.SlugField(max_length=120, blank=True)
    code_hash = models.CharField(max_length=64)
    link_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "phiếu vào chưa ghi tên"


class Visit(Row):
    """One machine that somebody came in on (máy đã vào), until it is ended, goes out, or its time is over.

    kind     own: the person's own phone, trusted for 90 days. shared: borrowed, forgets when closed. once:
             neither said; ends with the browser, at the latest after 12 hours
    machine  what the browser says of itself, in two words: "Chrome, Android"
    """

    class Kind(models.TextChoices):
        OWN = "own", "máy của mình"
        SHARED = "shared", "máy dùng chung"
        ONCE = "once", "một lần"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="visits")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    machine = models.CharField(max_length=60, blank=True)
    began_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "máy đã vào"
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=["own", "shared", "once"]), name="visit_kind")
        ]


class AccessToken(Row):
    """Lets a program act as one person in one role; only its hash is kept."""

    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "mã truy cập cho chương trình"


class FailedLogIn(models.Model):
    """One failed try, kept an hour to slow down guessing. Not a Row: it is no act of a known person."""

    log_in_hash = models.CharField(max_length=64)
    address_hash = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
