"""Completing (hoàn thiện hồ sơ, điểm a khoản 3 Điều 7): what was asked for is mended, and filed anew."""

from __future__ import annotations

from hoaban.areas.dossiers.actions.file_dossier import mend_faults
from hoaban.areas.dossiers.actions.freezing import freeze
from hoaban.areas.dossiers.actions.steps import note_writer, take_step, tell_commune, tell_office
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_complete_dossier
from hoaban.areas.dossiers.queries import filed_on_paper, fit_to_file
from hoaban.core.actions import Act, deed
from hoaban.core.law import edition_called
from hoaban.core.permissions import ALLOWED, Verdict, require
from hoaban.programme.edition import Edition


@deed(on="dossier")
def complete_dossier(act: Act, dossier: Dossier) -> Dossier:
    """Hand the mended dossier back to the province, frozen anew.

    It must hold what filing asks for; papers are judged by the day it was filed, which does not change. A
    dossier on paper is what its scan holds: people looked into that, and look again.
    """
    with act.on(dossier) as dossier:
        require(may_complete_dossier(act.actor, dossier))
        move = require(MOVES.of(dossier, "complete"))
        edition = edition_called(dossier.edition)
        on_paper = filed_on_paper(dossier)
        require(ALLOWED if on_paper else _fit(act, dossier, edition))
        freeze(act, dossier, edition, on_paper=on_paper)
        mend_faults(act, dossier)
        note_writer(act, dossier)
        take_step(act, dossier, move)
    title = f"Hồ sơ {dossier.code} đã hoàn thiện"
    tell_office(act, dossier, title)
    tell_commune(act, dossier, title)
    return dossier


def _fit(act: Act, dossier: Dossier, edition: Edition) -> Verdict:
    on = dossier.filed_on or act.today
    return fit_to_file(dossier, edition, on, declared_by=dossier.declared_by)
