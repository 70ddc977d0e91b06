"""What is kept on a representative and their producer, as they read it and take it away (dữ liệu của tôi).

Here: each value with its purpose, basis and term, from core/personal. Not here: how it looks (web/producer).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoaban.areas.registry.inputs import CorrectProducer
from hoaban.areas.registry.models import Producer, SensitiveConsent
from hoaban.areas.registry.words import DISABILITY, GENDERS
from hoaban.core.accounts.models import User
from hoaban.core.actors import Actor
from hoaban.core.personal.kept import Category
from hoaban.core.personal.table import PERSONAL

NOT_READABLE = {"password", "slug", "folded_name"}
"""A hash nobody can read, and the name written in two other ways."""
OF_ACCOUNT = {
    "name": gettext_lazy("Họ tên"),
    "phone": gettext_lazy("Số điện thoại"),
    "email": gettext_lazy("E-mail"),
}
CHOSEN = {"representative_gender": GENDERS, "representative_disability": DISABILITY}


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One value kept on somebody, with why and how long; `sensitive`: others see it masked."""

    field: str
    label: str
    value: str
    sensitive: bool
    purpose: str
    basis: str
    retention: str


def own_lines(actor: Actor, producer: Producer) -> list[OwnLine]:
    """Every personal field of the person's account and of the producer they represent. One query."""
    user = User.objects.get(pk=actor.user_id or 0)
    return [*_lines(user), *_lines(producer)]


def _lines(row: Model) -> Iterator[OwnLine]:
    for name, kept in PERSONAL[row._meta.label].items():
        if name not in NOT_READABLE:
            yield OwnLine(
                f"{row._meta.label}.{name}",
                _label(row, name),
                str(CHOSEN.get(name, {}).get(getattr(row, name), getattr(row, name))),
                kept.category is Category.SENSITIVE,
                str(kept.purpose),
                kept.basis,
                str(kept.retention),
            )


def _label(row: Model, name: str) -> str:
    if isinstance(row, Producer):
        return str(CorrectProducer.base_fields[name].label)
    return _("Tài khoản: %(field)s") % {"field": OF_ACCOUNT[name]}


def own_file(actor: Actor, producer: Producer) -> dict[str, Any]:
    """The same as plain JSON, with consents, requests and the titles of papers."""
    return {
        "values": [asdict(line) for line in own_lines(actor, producer)],
        "consents": [_consent(row) for row in producer.sensitive_consents.all()],
        "requests": [
            {
                "kind": row.kind,
                "text": row.text,
                "asked_at": row.asked_at.isoformat(),
                "granted": row.granted,
                "answer": row.answer,
            }
            for row in producer.data_requests.all()
        ],
        "papers": list(producer.evidence.order_by("id").values("kind", "title")),
    }


def _consent(row: SensitiveConsent) -> dict[str, Any]:
    return {
        "text": row.text,
        "given_by": row.given_by,
        "at": row.at.isoformat(),
        "withdrawn_at": row.withdrawn_at.isoformat() if row.withdrawn_at else None,
    }
