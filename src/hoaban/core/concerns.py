"""Which rows somebody is concerned with: said by the area that knows, asked by the areas beneath it.

Here: the list. Not here: any rule; an area enters its own by `concern` in its permissions.py.
A council member reads the producers whose dossiers stand before their council. The register knows neither
dossiers nor rounds (imports go down only), so it asks here. Where nobody has entered anything, nobody is
concerned: what is missing closes, it never opens.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from hoaban.core.actors import Actor

Concern = Callable[[Actor], QuerySet[Any, Any]]
CONCERNS: dict[str, list[Concern]] = {}
NOBODY = Q(pk__in=())
"""The condition that no row meets."""


def concern(noun: str) -> Callable[[Concern], Concern]:
    """Enter a question: it takes who asks and gives the keys of the rows of this noun they need to read."""

    def enter(keys_for: Concern) -> Concern:
        CONCERNS.setdefault(noun, []).append(keys_for)
        return keys_for

    return enter


def concerned_with(noun: str, actor: Actor) -> Q:
    """The condition on rows of this noun that this person is concerned with; one subquery, no look-up yet."""
    found = NOBODY
    for keys_for in CONCERNS.get(noun, ()):
        found |= Q(pk__in=keys_for(actor))
    return found
