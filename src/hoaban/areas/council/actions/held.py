"""Rows held for a deed: locked, then read with what the deed looks at."""

from __future__ import annotations

from hoaban.areas.council.models import Entry, Round, Seat, Sheet
from hoaban.areas.council.queries.rounds import entries, rounds_with_council
from hoaban.areas.council.words import SheetState
from hoaban.core.actions import Act


def held_entry(act: Act, entry: Entry) -> Entry:
    """The product's place in its round, held to the end of the deed; read after the lock, never stale."""
    act.locked(entry)
    return entries().get(pk=entry.pk)


def held_round(act: Act, round: Round) -> Round:
    """The round with its council, held until the end of the deed."""
    act.locked(round)
    return rounds_with_council().get(pk=round.pk)


def sheet_at_hand(act: Act, entry: Entry, seat: Seat | None) -> Sheet:
    """The member's sheet in the pass at hand; made at the first mark."""
    found = Sheet.objects.filter(entry=entry, seat=seat, pass_number=entry.pass_number).first()
    return found or act.add(
        Sheet(entry=entry, seat=seat, pass_number=entry.pass_number, state=SheetState.OPEN, opened_at=act.at)
    )
