"""Asking for completion (hướng dẫn hoàn thiện hồ sơ, điểm a khoản 3 Điều 7), through the commune."""

from __future__ import annotations

from collections.abc import Sequence

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.asking import keep_faults, list_of, name_places
from hoaban.areas.dossiers.actions.steps import take_step, tell_commune, tell_producer
from hoaban.areas.dossiers.inputs import FaultGiven
from hoaban.areas.dossiers.models import Dossier, Fault
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_request_completion
from hoaban.areas.dossiers.queries import clocks, completion_due
from hoaban.core.actions import Act, deed
from hoaban.core.law import edition_called
from hoaban.core.permissions import require


@deed(on="dossier", takes=inputs.RequestCompletion)
def request_completion(act: Act, dossier: Dossier, *, faults: Sequence[FaultGiven]) -> Dossier:
    """Ask commune and producer to complete the dossier: every fault at once, each pinned to its place."""
    with act.on(dossier) as dossier:
        require(may_request_completion(act.actor, dossier))
        move = require(MOVES.of(dossier, "request_completion"))
        require(name_places(act, dossier, faults))
        keep_faults(act, dossier, Fault.Of.COMPLETION, faults)
        take_step(act, dossier, move)
    title = f"Tỉnh yêu cầu hoàn thiện {len(faults)} chỗ của hồ sơ {dossier.code}"
    text = "\n".join(filter(None, [list_of(faults), _by_when(act, dossier)]))
    tell_commune(act, dossier, title, text)
    tell_producer(act, dossier, title, text)
    return dossier


def _by_when(act: Act, dossier: Dossier) -> str:
    due_on = completion_due(edition_called(dossier.edition), act.today, clocks())
    return f"Chậm nhất ngày {due_on:%d/%m/%Y}." if due_on else ""
