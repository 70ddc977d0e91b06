"""Sensitive values on a page: masked until the reader says why they look, and then the look is in the log.

Here: what a page asks before it shows them. Not here: who may (areas/registry/permissions.py), the log.
A producer's own page shows them at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hoaban.areas.registry import actions
from hoaban.areas.registry.inputs import SeeSensitive
from hoaban.areas.registry.permissions import acts_for, may_see_sensitive
from hoaban.core.permissions import Verdict
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Producer

PRESSED = "hien"
"""The name of the button."""


@dataclass(frozen=True, slots=True)
class Reveal:
    """shown: are the values to stand on this page; form: how to ask for them, where asking is open;
    may: the answer of the rule."""

    shown: bool
    may: Verdict
    form: SeeSensitive | None = None


def revealed(request: PageRequest, producer: Producer) -> Reveal:
    """What this reader of the page sees of the producer's sensitive values; a look is logged by this call."""
    actor = request.act.actor
    may = may_see_sensitive(actor, producer)
    if acts_for(actor, producer) or not may:
        return Reveal(bool(may), may)
    if PRESSED not in request.POST:
        return Reveal(shown=False, may=may, form=SeeSensitive())
    form = form_of(SeeSensitive, request)
    looked = form.is_valid() and attempt(
        form, actions.see_sensitive, request.act, producer, **form.cleaned_data
    )
    return Reveal(bool(looked), may, form)
