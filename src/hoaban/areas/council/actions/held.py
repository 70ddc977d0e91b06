"""Rows held for a deed: locked, then read with what the deed looks at."""

from __future__ import annotations

from django.db.models import prefetch_related_objects

from hoaban.areas.council.models import Entry, Round, Sheet
from hoaban.areas.council.permissions import seat_of
from hoaban.areas.council.queries.rounds import entries, entries_to_mark, rounds_with_council
from hoaban.areas.council.queries.sheets import sheet_of
from hoaban.areas.council.words import SheetState
from hoaban.core.actions import Act


def held_entry(act: Act, entry: Entry) -> Entry:
    """The product's place in its round, held to the end of the deed; read after the lock, never stale."""
    act.locked(entry)
    return entries().get(pk=entry.pk)


def held_entry_to_mark(act: Act, entry: Entry) -> Entry:
    """The same for a mark, in one reading: seventeen members wait for each other here."""
    return act.locked(entry, entries_to_mark())


def held_round(act: Act, round: Round) -> Round:
    """The round with its council, held until the end of the deed."""
    act.locked(round)
    return rounds_with_council().get(pk=round.pk)


def sheet_at_hand(act: Act, entry: Entry) -> Sheet:
    """The member's own sheet in the pass at hand; made at the first mark."""
    found = sheet_of(act.actor, entry)
    if found:
        return found
    seat = seat_of(act.actor, entry.round)
    sheet = act.add(
        Sheet(entry=entry, seat=seat, pass_number=entry.pass_number, state=SheetState.OPEN, opened_at=act.at)
    )
    prefetch_related_objects([sheet], "marks")  # as sheet_of gives it
    return sheet
