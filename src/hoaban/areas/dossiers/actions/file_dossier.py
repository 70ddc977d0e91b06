"""Filing (nộp hồ sơ, khoản 1 Điều 7): the edition is fixed, what is filed is frozen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.freezing import freeze
from hoaban.areas.dossiers.actions.steps import note_writer, take_step, tell_commune, tell_producer
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.papers import committee_of
from hoaban.areas.dossiers.permissions import may_file_dossier
from hoaban.areas.dossiers.queries import edition_of, faults_of, fit_to_file, law_on
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require


@deed(on="dossier", takes=inputs.FileDossier)
def file_dossier(act: Act, dossier: Dossier, *, declaration: bool, declared_by: str) -> Dossier:
    """File the dossier with its commune, for the first time or after it was sent back.

    Raises Refused for a missing part, and for a paper that had ended before this day and supports an answer:
    with every fault, its place and what to do. Nothing else is judged here; people judge.
    """
    with act.on(dossier) as dossier:
        require(may_file_dossier(act.actor, dossier))
        move = require(MOVES.of(dossier, "file"))
        require(_declared(declaration))
        require(law_on(act.today))
        edition = edition_of(dossier, act.today)
        require(fit_to_file(dossier, edition, act.today, declared_by=declared_by))
        dossier.edition = edition.id
        dossier.declared_by = declared_by
        dossier.filed_on, dossier.filed_at = act.today, act.at
        freeze(act, dossier, edition)
        mend_faults(act, dossier)
        note_writer(act, dossier)
        take_step(act, dossier, move)
    _tell(act, dossier)
    return dossier


def mend_faults(act: Act, dossier: Dossier) -> None:
    """What it was sent back for is answered by what is handed in now."""
    for fault in faults_of(dossier):
        fault.mended_at = act.at
        act.save(fault)


def _declared(declaration: bool) -> Verdict:
    if declaration:
        return ALLOWED
    why = _("Đánh dấu vào ô cam đoan thì mới nộp được.")
    return Refusal("not-declared", why, source="Phụ lục III, Mẫu số 01")


def _tell(act: Act, dossier: Dossier) -> None:
    tell_commune(act, dossier, f"Hồ sơ mới nộp: {dossier.product.name} ({dossier.code})")
    tell_producer(act, dossier, f"Đã nộp hồ sơ {dossier.code} cho {committee_of(dossier.commune)}")
