"""Writing the report (Mẫu số 02, phần II và IV) and the number of samples (Mẫu số 01)."""

from __future__ import annotations

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.steps import note_writer
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import may_be_written_in
from hoaban.areas.dossiers.permissions import may_write_report
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="dossier", takes=inputs.WriteReport)
def write_report(
    act: Act,
    dossier: Dossier,
    *,
    materials_technology: str = "",
    quality_changes: str = "",
    markets: str = "",
    results: str = "",
    plan: str = "",
    sample_count: int | None = None,
) -> Dossier:
    """Keep the report as far as it is written; filing asks for all of it, not this deed."""
    with act.on(dossier) as dossier:
        require(may_write_report(act.actor, dossier))
        require(may_be_written_in(dossier))
        dossier.materials_technology = materials_technology
        dossier.quality_changes = quality_changes
        dossier.markets = markets
        dossier.results = results
        dossier.plan = plan
        dossier.sample_count = sample_count
        note_writer(act, dossier)
    return dossier
