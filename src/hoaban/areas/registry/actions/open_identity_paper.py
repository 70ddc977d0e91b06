"""Open somebody's identity paper."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.areas.registry import inputs
from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.permissions import may_see_sensitive, whose_identity
from hoaban.core.actions import Act, deed
from hoaban.core.files.models import StoredFile
from hoaban.core.permissions import Refusal, require

NOT_IDENTITY = Refusal("not-an-identity-paper", _("Tệp này không phải giấy tờ tùy thân."))


@deed(on="file", takes=inputs.SeeSensitive)
def open_identity_paper(act: Act, file: StoredFile, *, reason: str) -> Producer:
    """Note that somebody opens an identity paper (giấy tờ tùy thân), and why; gives whose it is."""
    producer: Producer = require(whose_identity(file) or NOT_IDENTITY)
    require(may_see_sensitive(act.actor, producer))
    act.note(producer, [f"reason:{reason}", f"paper:{file.pk}"])
    return producer
