"""Look at a representative's sensitive values."""

from __future__ import annotations

from hoaban.areas.registry import inputs
from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.permissions import may_see_sensitive
from hoaban.areas.registry.words import SENSITIVE_FACTS
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="producer", takes=inputs.SeeSensitive)
def see_sensitive(act: Act, producer: Producer, *, reason: str) -> Producer:
    """Note that somebody looks at ethnic group, disability and home address, and why (ghi lần xem).

    reason  a key of words.REASONS_TO_LOOK. Each look is an entry of its own; the values are shown by the page
    that asked, never by the API.
    """
    require(may_see_sensitive(act.actor, producer))
    act.note(producer, [f"reason:{reason}", *SENSITIVE_FACTS])
    return producer
