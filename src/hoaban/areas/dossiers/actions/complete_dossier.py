"""Completing (hoàn thiện hồ sơ, điểm a khoản 3 Điều 7): what was asked for is mended, and filed anew."""

from __future__ import annotations

from hoaban.areas.dossiers.actions.file_dossier import mend_faults
from hoaban.areas.dossiers.actions.freezing import freeze
from hoaban.areas.dossiers.actions.steps import note_writer, take_step, tell_commune, tell_office
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_complete_dossier
from hoaban.areas.dossiers.queries import fit_to_file
from hoaban.core.actions import Act, deed
from hoaban.core.law import edition_called
from hoaban.core.permissions import require


@deed(on="dossier")
def complete_dossier(act: Act, dossier: Dossier) -> Dossier:
    """Hand the mended dossier back to the province, frozen anew.

    It must hold what filing asks for; papers are judged by the day it was filed, which does not change.
    """
    with act.on(dossier) as dossier:
        require(may_complete_dossier(act.actor, dossier))
        move = require(MOVES.of(dossier, "complete"))
        edition = edition_called(dossier.edition)
        require(fit_to_file(dossier, edition, dossier.filed_on or act.today, declared_by=dossier.declared_by))
        freeze(act, dossier, edition)
        mend_faults(act, dossier)
        note_writer(act, dossier)
        take_step(act, dossier, move)
    title = f"Hồ sơ {dossier.code} đã hoàn thiện"
    tell_office(act, dossier, title)
    tell_commune(act, dossier, title)
    return dossier
