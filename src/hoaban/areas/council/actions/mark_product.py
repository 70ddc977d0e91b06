"""One mark of a member's own sheet, saved at once (chấm điểm, điểm d khoản 3 Điều 7)."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from hoaban.areas.council import inputs
from hoaban.areas.council.actions.held import held_entry_to_mark, sheet_at_hand
from hoaban.areas.council.models import Entry, Mark, Sheet
from hoaban.areas.council.moves import in_time, move_of
from hoaban.areas.council.permissions import may_mark_product
from hoaban.areas.council.queries.sheets import criteria_set_of
from hoaban.core.actions import Act, deed
from hoaban.core.actors import Actor
from hoaban.core.permissions import Refusal, Refused, Verdict, require


@deed(on="entry", takes=inputs.MarkProduct)
def mark_product(act: Act, entry: Entry, *, criterion: str, option: str | None) -> Mark:
    """Mark one criterion; option None: none of the lines is met. The first mark makes the sheet.

    The same mark again changes nothing, so a browser may send it as often as the line needs.
    """
    entry, sheet = own_sheet_to_mark(act, entry, may_mark_product)
    _refuse_unknown(entry, criterion, option)
    mark = next((mark for mark in sheet.marks.all() if mark.criterion == criterion), None)
    if mark is None:
        return act.add(Mark(sheet=sheet, criterion=criterion, option=option, at=act.at))
    if mark.option != option:
        mark.option, mark.at = option, act.at
        act.save(mark)
    return mark


def own_sheet_to_mark(act: Act, entry: Entry, may: Callable[[Actor, Entry], Verdict]) -> tuple[Entry, Sheet]:
    """The product and the member's own sheet, held and open; else the refusal."""
    entry = held_entry_to_mark(act, entry)
    require(may(act.actor, entry))
    require(move_of(entry, "mark"))
    require(in_time(entry.round, act.today))
    sheet = sheet_at_hand(act, entry)
    require(move_of(sheet, "mark"))
    return entry, sheet


def _refuse_unknown(entry: Entry, criterion: str, option: str | None) -> None:
    try:
        found = criteria_set_of(entry).criterion(criterion)
        if option is not None:
            found.option(option)
    except KeyError:
        why = _("Bộ tiêu chí của sản phẩm không có tiêu chí hoặc mức này.")
        raise Refused(Refusal("unknown-option", why, field="option")) from None
