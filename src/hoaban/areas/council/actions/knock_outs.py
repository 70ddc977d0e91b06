"""A member says that a dossier is to be excluded, or takes it back (hồ sơ bị loại, Phụ lục II)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoaban.areas.council import inputs
from hoaban.areas.council.actions.mark_product import own_sheet_to_mark
from hoaban.areas.council.models import Entry, Sheet, SheetKnockOut
from hoaban.areas.council.permissions import may_drop_knock_out, may_propose_knock_out
from hoaban.areas.council.queries.sheets import criteria_set_of
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import Refusal, Refused


@deed(on="entry", takes=inputs.ProposeKnockOut)
def propose_knock_out(act: Act, entry: Entry, *, knock_out: str, reason: str) -> SheetKnockOut:
    """Put on one's own sheet that a knock-out of the set applies, with the reason for the minutes."""
    entry, sheet = own_sheet_to_mark(act, entry, may_propose_knock_out)
    if knock_out not in {row.id for row in criteria_set_of(entry).knock_outs}:
        why = _("Bộ tiêu chí của sản phẩm không có trường hợp bị loại này.")
        raise Refused(Refusal("unknown-knock-out", why, field="knock_out"))
    said = SheetKnockOut.objects.filter(sheet=sheet, knock_out=knock_out).first()
    if said is None:
        return act.add(SheetKnockOut(sheet=sheet, knock_out=knock_out, reason=reason, at=act.at))
    said.reason = reason
    return act.save(said)


@deed(on="entry", takes=inputs.DropKnockOut)
def drop_knock_out(act: Act, entry: Entry, *, knock_out: str) -> Sheet:
    """Take it back while the sheet is open; what was never said is taken back in silence."""
    _entry, sheet = own_sheet_to_mark(act, entry, may_drop_knock_out)
    said = SheetKnockOut.objects.filter(sheet=sheet, knock_out=knock_out).first()
    if said is not None:
        act.remove(said)
    return sheet
