"""Taking a product out of a round, for a later one (chuyển đợt sau, khoản 1 Điều 5)."""

from __future__ import annotations

from hoaban.areas.council import inputs
from hoaban.areas.council.actions.close_scoring import close_when_done
from hoaban.areas.council.actions.held import held_entry, held_round
from hoaban.areas.council.models import Entry
from hoaban.areas.council.moves import move_of
from hoaban.areas.council.permissions import may_postpone_dossier
from hoaban.areas.dossiers.actions import carry_on
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="entry", takes=inputs.PostponeDossier)
def postpone_dossier(act: Act, entry: Entry, *, reason: str) -> Entry:
    """Take the product out before it has a result; what was marked stays on record and counts for nothing."""
    require(may_postpone_dossier(act.actor, entry))
    round = held_round(act, entry.round)
    entry = held_entry(act, entry)
    entry.state = require(move_of(entry, "postpone")).to
    act.save(entry)
    carry_on(act, entry.dossier, "postpone", note=reason)
    close_when_done(act, round)
    return entry
