"""Take a paper out of use."""

from __future__ import annotations

from hoaban.areas.registry.models import Evidence
from hoaban.areas.registry.permissions import may_retire_evidence
from hoaban.areas.registry.queries.rules import still_in_use
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="evidence")
def retire_evidence(act: Act, evidence: Evidence) -> Evidence:
    """Take a paper out of use (bỏ khỏi tủ giấy tờ): no new dossier names it; those filed with it keep it."""
    with act.on(evidence) as evidence:
        require(may_retire_evidence(act.actor, evidence))
        require(still_in_use(evidence))
        evidence.retired_at = act.at
    return evidence
