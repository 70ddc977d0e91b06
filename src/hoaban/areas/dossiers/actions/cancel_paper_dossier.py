"""Cancelling what was entered from paper by mistake (hủy bản nhập), with a reason."""

from __future__ import annotations

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.steps import take_step, tell_commune, tell_producer
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import CANCEL_ENTRY, MOVES
from hoaban.areas.dossiers.permissions import may_cancel_paper_dossier
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="dossier", takes=inputs.CancelPaperDossier)
def cancel_paper_dossier(act: Act, dossier: Dossier, *, reason: str) -> Dossier:
    """Close the entry: it stays readable with its reason, and the product may be entered again.

    The paper itself is not withdrawn by this; that is its producer's to do (withdraw_dossier).
    """
    with act.on(dossier) as dossier:
        require(may_cancel_paper_dossier(act.actor, dossier))
        take_step(act, dossier, require(MOVES.of(dossier, CANCEL_ENTRY)), reason)
    title = f"Văn phòng OCOP đã hủy bản nhập từ giấy {dossier.code}, {dossier.product.name}"
    tell_commune(act, dossier, title, reason)
    tell_producer(act, dossier, title, reason)
    return dossier
