"""Answering one criterion (tự đánh giá, Mẫu số 02, phần III): saved at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.steps import note_writer
from hoaban.areas.dossiers.models import AnswerEvidence, Dossier, SelfAnswer
from hoaban.areas.dossiers.moves import may_be_written_in
from hoaban.areas.dossiers.permissions import may_assess_product
from hoaban.areas.dossiers.queries import edition_of, set_of
from hoaban.areas.registry.models import Evidence
from hoaban.areas.registry.queries import evidence_of
from hoaban.areas.registry.words import IDENTITY_PAPERS
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.programme.provisions.criteria import CriteriaSet


@deed(on="dossier", takes=inputs.AssessProduct)
def assess_product(
    act: Act,
    dossier: Dossier,
    *,
    criterion: str,
    option: str | None,
    note: str = "",
    evidence: Sequence[int] = (),
) -> Dossier:
    """Answer one criterion with an option, or with none of the lines, its description and its papers.

    Raises Refused where the dossier is out of hand, and for a criterion, an option or a paper not its own.
    """
    dossier = act.locked(dossier)
    require(may_assess_product(act.actor, dossier))
    require(may_be_written_in(dossier))
    require(is_asked(criterion, option, set_of(dossier, edition_of(dossier, act.today))))
    papers = require(_own_papers(dossier, evidence))
    answer = keep_answer(act, dossier, criterion, option, note)
    _put_beside(act, answer, papers)
    note_writer(act, dossier)
    return dossier


def is_asked(criterion_id: str, option: str | None, criteria_set: CriteriaSet | None) -> Verdict:
    """Does the dossier's set have this criterion, and the criterion this option?"""
    criteria = criteria_set.criteria if criteria_set else ()
    criterion = next((item for item in criteria if item.id == criterion_id), None)
    if criterion is None:
        why = _("Bộ sản phẩm này không có tiêu chí %(id)s.") % {"id": criterion_id}
        return Refusal("unknown-criterion", why, field="criterion")
    if option is not None and all(option != item.id for item in criterion.options):
        why = _("Tiêu chí %(id)s không có mức này. Chọn một mức đã cho.") % {"id": criterion_id}
        return Refusal("unknown-option", why, field="option")
    return ALLOWED


def _own_papers(dossier: Dossier, numbers: Sequence[int]) -> list[Evidence] | Refusal:
    """The papers of the producer's own library with these numbers."""
    papers = list(evidence_of(dossier.producer).filter(pk__in=numbers))
    if any(paper.kind == IDENTITY_PAPERS for paper in papers):
        why = _("Giấy tờ tùy thân không nộp trong hồ sơ: Hội đồng không cần và không được xem.")
        return Refusal("identity-not-filed", why, source="Luật 91/2025/QH15", field="evidence")
    if len(papers) == len(set(numbers)):
        return papers
    why = _("Có giấy không nằm trong tủ giấy tờ của chủ thể này.")
    return Refusal("not-own-paper", why, field="evidence")


def keep_answer(act: Act, dossier: Dossier, criterion: str, option: str | None, note: str = "") -> SelfAnswer:
    """Keep the answer to one criterion, in the place of the one before."""
    answer = dossier.answers.filter(criterion=criterion).first()
    said = {"option": option, "note": note}
    by = {"answered_at": act.at, "answered_by": act.actor.user_id}
    if answer is None:
        return act.add(SelfAnswer(dossier=dossier, criterion=criterion, **said, **by))
    if (answer.option, answer.note) != (option, note):
        for name, value in {**said, **by}.items():
            setattr(answer, name, value)
        act.save(answer)
    return answer


def _put_beside(act: Act, answer: SelfAnswer, papers: list[Evidence]) -> None:
    wanted = {paper.pk: paper for paper in papers}
    for beside in answer.papers.all():
        if wanted.pop(beside.evidence_id, None) is None:
            act.remove(beside)
    for paper in wanted.values():
        act.add(AnswerEvidence(answer=answer, evidence=paper))
