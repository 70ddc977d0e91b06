"""Sending back before receipt (trả lại trước khi tiếp nhận, khoản 2 Điều 7)."""

from __future__ import annotations

from collections.abc import Sequence

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.asking import keep_faults, list_of, name_places
from hoaban.areas.dossiers.actions.steps import take_step, tell_producer
from hoaban.areas.dossiers.inputs import FaultGiven
from hoaban.areas.dossiers.models import Dossier, Fault
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_send_back_dossier
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="dossier", takes=inputs.SendBackDossier)
def send_back_dossier(act: Act, dossier: Dossier, *, faults: Sequence[FaultGiven]) -> Dossier:
    """Send the dossier back with every fault at once, each pinned to its place.

    Only before receipt: afterwards the clock runs and does not stop (REGULATION A8).
    """
    with act.on(dossier) as dossier:
        require(may_send_back_dossier(act.actor, dossier))
        move = require(MOVES.of(dossier, "send_back"))
        require(name_places(act, dossier, faults))
        keep_faults(act, dossier, Fault.Of.RETURN, faults)
        take_step(act, dossier, move)
    title = f"Cần sửa {len(faults)} chỗ rồi nộp lại hồ sơ {dossier.code}"
    tell_producer(act, dossier, title, list_of(faults))
    return dossier
