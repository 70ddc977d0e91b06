"""Correcting what was entered from paper, with a reason, until the council has the dossier."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.freezing import freeze
from hoaban.areas.dossiers.actions.on_paper import (
    OnPaper,
    days_can_be,
    fits_its_stage,
    law_it_was_filed_under,
    leave_step,
    write_contents,
    write_down,
)
from hoaban.areas.dossiers.actions.steps import tell_commune, tell_producer
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import CANCEL_ENTRY, MOVES
from hoaban.areas.dossiers.permissions import may_correct_paper_dossier
from hoaban.areas.dossiers.queries import self_sheet
from hoaban.areas.dossiers.words import CORRECT_PAPER, ENTER_FROM_PAPER, FACTS_FROM_STAGE
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.programme.edition import Edition


@deed(on="dossier", takes=inputs.CorrectPaperDossier)
def correct_paper_dossier(act: Act, dossier: Dossier, *, reason: str, **facts: Any) -> Dossier:
    """Write the facts of the paper down anew, all of them; a file that is not given stays.

    An answer that is not named is not known after all, and goes.

    Possible as long as the entry may be cancelled. What was made here since then is not touched: once a step
    was made here, the stage on paper stands. What was filed is frozen anew; the reason is kept as a step.
    """
    with act.on(dossier) as dossier:
        require(may_correct_paper_dossier(act.actor, dossier))
        require(MOVES.of(dossier, CANCEL_ENTRY))
        paper = OnPaper(**facts)
        require(_stage_may_be(dossier, paper))
        require(fits_its_stage(paper))
        require(days_can_be(_days_with_ours(dossier, paper), act.today))
        edition = require(law_it_was_filed_under(paper.filed_on, act.today))
        before = _told_so_far(dossier)
        _write_anew(act, dossier, paper, edition)
        require(_something_changed(before, _told_so_far(dossier)))
        freeze(act, dossier, edition, on_paper=True)
        leave_step(act, dossier, CORRECT_PAPER, reason)
    title = f"Văn phòng OCOP đã sửa bản nhập từ giấy của hồ sơ {dossier.code}"
    tell_commune(act, dossier, title, reason)
    tell_producer(act, dossier, title, reason)
    return dossier


def _stage_may_be(dossier: Dossier, paper: OnPaper) -> Verdict:
    """Does the stage stay, or was no step made here since it was entered?"""
    made_here = dossier.steps.exclude(move__in=[ENTER_FROM_PAPER, CORRECT_PAPER])
    if paper.stage == dossier.paper_stage or not made_here.exists():
        return ALLOWED
    why = _("Hồ sơ đã đi tiếp ở đây sau khi nhập, nên không đổi được bước đã đến trên giấy.")
    return Refusal("moved-on-since", why, field="stage")


def _days_with_ours(dossier: Dossier, paper: OnPaper) -> dict[str, Any]:
    """The days on paper beside those of the steps that were made here since."""
    ours = {} if paper.stage != dossier.paper_stage else {name: getattr(dossier, name) for name in paper.days}
    return {name: day or (None if name in paper.told else ours.get(name)) for name, day in paper.days.items()}


def _write_anew(act: Act, dossier: Dossier, paper: OnPaper, edition: Edition) -> None:
    if paper.stage != dossier.paper_stage:
        _forget(dossier)
        dossier.state = paper.stage
    write_down(act, dossier, paper, edition)
    for answer in dossier.answers.exclude(criterion__in=paper.answers).filter(papers=None):
        act.remove(answer)
    write_contents(act, dossier, paper, edition)


def _told_so_far(dossier: Dossier) -> dict[str, Any]:
    columns = {column.attname: getattr(dossier, column.attname) for column in dossier._meta.concrete_fields}
    matters = list(dossier.appraisals.order_by("matter").values_list("matter", "text"))
    return {**columns, "matters": matters, "answers": self_sheet(dossier)}


def _something_changed(before: dict[str, Any], after: dict[str, Any]) -> Verdict:
    if before != after:
        return ALLOWED
    return Refusal("nothing-corrected", _("Không có gì khác bản đã nhập, nên chưa sửa gì."))


def _forget(dossier: Dossier) -> None:
    """The facts of the stage it was thought to have reached."""
    for name in (name for names in FACTS_FROM_STAGE.values() for name in names):
        column = dossier._meta.get_field(name)
        setattr(dossier, name, None if column.null else "")
    dossier.due_on = None
