"""Opening a closed sheet again before the product has a result (mở lại phiếu)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoaban.areas.council.actions.held import held_entry
from hoaban.areas.council.models import Sheet
from hoaban.areas.council.moves import in_time, move_of
from hoaban.areas.council.permissions import REGULATION, may_reopen_sheet
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import Refusal, Refused, require


@deed(on="sheet")
def reopen_sheet(act: Act, sheet: Sheet) -> Sheet:
    """Give a member their sheet back to mend a slip. Nobody sees its marks; a first pass stays."""
    require(may_reopen_sheet(act.actor, sheet))
    entry = held_entry(act, sheet.entry)
    require(move_of(entry, "mark"))
    require(in_time(entry.round, act.today))
    if sheet.pass_number != entry.pass_number:
        raise Refused(Refusal("earlier-pass", _("Phiếu lần chấm trước được giữ nguyên."), source=REGULATION))
    with act.on(sheet) as sheet:
        sheet.state, sheet.closed_at = require(move_of(sheet, "reopen")).to, None
    return sheet
