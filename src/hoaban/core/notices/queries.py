"""The notices of a desk."""

from __future__ import annotations

from django.db.models import QuerySet

from hoaban.core.actors import Actor
from hoaban.core.notices.models import Notice


def notices_of(actor: Actor) -> QuerySet[Notice]:
    """What was told to the role this person acts in, newest first."""
    return Notice.objects.filter(role=actor.role or "-", unit=actor.unit, producer=actor.producer).order_by(
        "-at", "-id"
    )
