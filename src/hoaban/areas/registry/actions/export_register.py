"""Take the register out of the platform as a file."""

from __future__ import annotations

from hoaban.areas.registry.permissions import may_export_register
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(inner=True)
def export_register(act: Act) -> None:
    """Note that somebody takes the register along (xuất sổ): phone numbers go with it, so it is on record.

    The rows are read by papers.register_tables, of those the person may see. Raises Refused.
    """
    require(may_export_register(act.actor))
    act.note()
