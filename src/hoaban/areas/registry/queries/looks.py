"""Who looked at somebody's sensitive values, when and why: read back from the audit log.

Not here: the looking (actions/see_sensitive.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.words import IDENTITY_NAME, REASONS_TO_LOOK, SENSITIVE_FACTS
from hoaban.core.accounts.models import User
from hoaban.core.accounts.roles import ROLE_NAMES, Role
from hoaban.core.audit.models import Entry
from hoaban.core.units.models import Unit

SHOWN = 200
"""So many of the newest looks stand on a page; the log keeps them all."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look (lần xem): who, as what and for which commune, at whose values, which, and why."""

    at: datetime
    who: str
    role: str
    place: str
    whose: Producer
    what: tuple[str, ...]
    why: str


def looks_at(producer: Producer) -> list[Look]:
    """The newest looks of others at this producer's sensitive values. Four queries."""
    return _told(_entries().filter(row=str(producer.pk)).exclude(scope=producer.slug))


def looks_of_all() -> list[Look]:
    """The newest looks at anybody's, for who watches over them. Four queries."""
    return _told(_entries().exclude(role=Role.PRODUCER_REPRESENTATIVE))


def _entries() -> QuerySet[Entry]:
    noted = Entry.objects.filter(table=Producer._meta.db_table, kind="noted")
    return noted.order_by("-number")


def _told(entries: QuerySet[Entry]) -> list[Look]:
    found = list(entries[:SHOWN])
    names = dict(User.objects.filter(pk__in={row.user_id for row in found}).values_list("pk", "name"))
    places = dict(Unit.objects.filter(code__in={row.scope for row in found}).values_list("code", "full_name"))
    producers = {str(row.pk): row for row in Producer.objects.filter(pk__in={row.row for row in found})}
    return [
        Look(
            row.at,
            names.get(row.user_id or 0, ""),
            str(ROLE_NAMES[Role(row.role)]),
            places.get(row.scope, ""),
            producers[row.row],
            tuple(_what(row.fields)),
            _why(row.fields),
        )
        for row in found
    ]


def _what(fields: Iterable[str]) -> Iterator[str]:
    for name in fields:
        if name in SENSITIVE_FACTS:
            yield str(SENSITIVE_FACTS[name])
        elif name.startswith("paper:"):
            yield str(IDENTITY_NAME)


def _why(fields: Iterable[str]) -> str:
    codes = [name.removeprefix("reason:") for name in fields if name.startswith("reason:")]
    return str(REASONS_TO_LOOK[codes[0]])
