"""What somebody may do with a dossier now: who (permissions) and when (moves) asked together, for pages."""

from __future__ import annotations

from collections.abc import Callable

from hoaban.areas.dossiers import permissions
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import CANCEL_ENTRY, MOVES, WRITTEN_IN
from hoaban.areas.dossiers.words import State
from hoaban.core.actors import Actor
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

BY_MOVE: dict[str, tuple[str, Callable[[Actor, Dossier], Verdict]]] = {
    "file_dossier": ("file", permissions.may_file_dossier),
    "withdraw_dossier": ("withdraw", permissions.may_withdraw_dossier),
    "send_back_dossier": ("send_back", permissions.may_send_back_dossier),
    "receive_dossier": ("receive", permissions.may_receive_dossier),
    "forward_dossier": ("forward", permissions.may_forward_dossier),
    "take_in_dossier": ("take_in", permissions.may_take_in_dossier),
    "request_completion": ("request_completion", permissions.may_request_completion),
    "cancel_paper_dossier": (CANCEL_ENTRY, permissions.may_cancel_paper_dossier),
    "complete_dossier": ("complete", permissions.may_complete_dossier),
}


def deeds_now(actor: Actor, dossier: Dossier) -> dict[str, Verdict]:
    """The deeds that belong to the dossier's present state, each allowed or with what stands in its way."""
    now = {
        deed: _verdict(actor, dossier, move, may)
        for deed, (move, may) in BY_MOVE.items()
        if any(row.state == dossier.state and row.name == move for row in MOVES)
        and (move != CANCEL_ENTRY or dossier.paper_entered_on is not None)
    }
    if dossier.state == State.RECEIVED:
        now["appraise_matters"] = permissions.may_appraise_matters(actor, dossier)
    if dossier.state in WRITTEN_IN:
        now["assess_product"] = permissions.may_assess_product(actor, dossier)
        now["write_report"] = permissions.may_write_report(actor, dossier)
    return now


def _verdict(actor: Actor, dossier: Dossier, move: str, may: Callable[[Actor, Dossier], Verdict]) -> Verdict:
    verdict = may(actor, dossier)
    if isinstance(verdict, Refusal):
        return verdict
    step = MOVES.of(dossier, move)
    return step if isinstance(step, Refusal) else ALLOWED
