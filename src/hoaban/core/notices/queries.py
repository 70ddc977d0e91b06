"""The notices of a desk."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hoaban.core.actors import Actor
from hoaban.core.notices.models import Notice


def notices_of(actor: Actor) -> QuerySet[Notice]:
    """What was told to this person, and to the role they act in, newest first."""
    to_role = Q(user=None, role=actor.role or "-", unit=actor.unit, producer=actor.producer)
    to_person = Q(user=actor.user_id) if actor.user_id else Q(pk__in=())
    return Notice.objects.filter(to_role | to_person).order_by("-at", "-id")
