"""Take a round out of the platform as a file, and hold the paper's sums against it."""

from __future__ import annotations

from hoaban.areas.council.models import Round
from hoaban.areas.council.permissions import may_export_round, may_reconcile_round
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="round", inner=True)
def export_round(act: Act, round: Round) -> None:
    """Note that somebody takes a round along (xuất đợt); its rows are read by papers.round_tables.

    Raises Refused.
    """
    require(may_export_round(act.actor, round))
    act.note()


@deed(on="round", inner=True)
def reconcile_round(act: Act, round: Round) -> None:
    """Note that somebody holds the paper's sums against the platform's, member by member (đối chiếu).

    What differs is told by queries.differences. Raises Refused.
    """
    require(may_reconcile_round(act.actor, round))
    act.note()
