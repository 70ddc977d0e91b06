"""Closing one's own sheet (chốt phiếu): never signing; the signed paper is made outside Hoa Ban."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoaban.areas.council.actions.held import held_entry
from hoaban.areas.council.models import Entry, Sheet
from hoaban.areas.council.moves import in_time, move_of
from hoaban.areas.council.permissions import may_close_sheet, seat_of
from hoaban.areas.council.queries.sheets import sheet_so_far
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import Refusal, Refused, require


@deed(on="entry")
def close_sheet(act: Act, entry: Entry) -> Sheet:
    """Close the sheet of the member who acts, once every criterion that applies is marked."""
    entry = held_entry(act, entry)
    require(may_close_sheet(act.actor, entry))
    require(move_of(entry, "mark"))
    require(in_time(entry.round, act.today))
    seat = seat_of(act.actor, entry.round)
    sheet = Sheet.objects.filter(entry=entry, seat=seat, pass_number=entry.pass_number).first()
    if sheet is None:
        raise Refused(Refusal("criteria-missing", _("Chưa chấm tiêu chí nào của sản phẩm này.")))
    move = require(move_of(sheet, "close"))
    _refuse_open_criteria(entry, sheet)
    sheet.state, sheet.closed_at = move.to, act.at
    return act.save(sheet)


def _refuse_open_criteria(entry: Entry, sheet: Sheet) -> None:
    missing = sheet_so_far(entry, dict(sheet.marks.values_list("criterion", "option"))).missing
    if missing:
        why = _("Chưa chốt được: còn %(n)s tiêu chí chưa chấm: %(names)s.")
        raise Refused(Refusal("criteria-missing", why % {"n": len(missing), "names": ", ".join(missing)}))
