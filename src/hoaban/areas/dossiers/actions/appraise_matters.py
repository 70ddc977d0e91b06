"""Appraising the matters (Mẫu số 03, điểm a khoản 2 Điều 7): words, no points and no star."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.models import Appraisal, Dossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_appraise_matters
from hoaban.areas.dossiers.words import State
from hoaban.core.actions import Act, deed
from hoaban.core.law import edition_called
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require


@deed(on="dossier", takes=inputs.AppraiseMatters)
def appraise_matters(act: Act, dossier: Dossier, *, texts: Mapping[str, str]) -> Dossier:
    """Keep what the commune says on the matters given; the others stay as they are. May be done in parts."""
    dossier = act.locked(dossier)
    require(may_appraise_matters(act.actor, dossier))
    require(_is_in_commune(dossier))
    require(are_matters(dossier, texts))
    for matter, text in texts.items():
        keep_matter(act, dossier, matter, text)
    return dossier


def _is_in_commune(dossier: Dossier) -> Verdict:
    """Matters are appraised from receipt until the proposal leaves."""
    if dossier.state == State.RECEIVED:
        return ALLOWED
    refusal = MOVES.of(dossier, "forward")  # of any other state: a refusal that names the step it belongs to
    assert isinstance(refusal, Refusal)  # noqa: S101  # for the type checker
    return refusal


def are_matters(dossier: Dossier, texts: Mapping[str, str]) -> Verdict:
    """Does the dossier's edition have every matter that is named?"""
    known = {matter.id for matter in edition_called(dossier.edition).commune_matters}
    unknown = sorted(set(texts) - known)
    if not unknown:
        return ALLOWED
    names = ", ".join(unknown)
    why = _("Mẫu số 03 không có nội dung: %(names)s.") % {"names": names}
    return Refusal("unknown-matter", why, field="texts")


def keep_matter(act: Act, dossier: Dossier, matter: str, text: str) -> None:
    """Keep the words on one matter, in the place of those before."""
    row = dossier.appraisals.filter(matter=matter).first()
    if row is None:
        act.add(Appraisal(dossier=dossier, matter=matter, text=text, at=act.at, by=act.actor.user_id))
    elif row.text != text:
        row.text, row.at, row.by = text, act.at, act.actor.user_id
        act.save(row)
