"""Withdrawing (rút hồ sơ): the producer takes its dossier back before the council has it."""

from __future__ import annotations

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.steps import take_step, tell_commune, tell_office
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_withdraw_dossier
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="dossier", takes=inputs.WithdrawDossier)
def withdraw_dossier(act: Act, dossier: Dossier, *, reason: str = "") -> Dossier:
    """Take the dossier back; what was written stays readable, and a new one may be opened."""
    with act.on(dossier) as dossier:
        require(may_withdraw_dossier(act.actor, dossier))
        move = require(MOVES.of(dossier, "withdraw"))
        take_step(act, dossier, move, reason)
    title = f"Chủ thể rút hồ sơ {dossier.code}, {dossier.product.name}"
    if dossier.filed_on:
        tell_commune(act, dossier, title, reason)
    if dossier.forwarded_on:
        tell_office(act, dossier, title, reason)
    return dossier
