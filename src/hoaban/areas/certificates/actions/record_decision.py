"""Entering the chairman's decision from its signed copy (nhập quyết định, điểm e khoản 3 Điều 7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from hoaban.areas.certificates import inputs
from hoaban.areas.certificates.actions.entering import chairman_of_province, enter_decision, not_in_future
from hoaban.areas.certificates.actions.issue_certificate import issue_certificate
from hoaban.areas.certificates.actions.send_to_ministry import send_to_ministry
from hoaban.areas.certificates.models import Decision, Ruling
from hoaban.areas.certificates.permissions import may_record_decision
from hoaban.areas.certificates.queries import Waiting, final_result_in, round_of
from hoaban.areas.certificates.words import OUTCOME_WORDS, Outcome
from hoaban.areas.council.models import Round, Submission
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.queries import dossier_called
from hoaban.core.actions import Act, deed
from hoaban.core.files.actions import Incoming
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require

OUTCOMES = {Decision.Kind.RECOGNITION: Outcome.CERTIFICATE, Decision.Kind.RESULT_APPROVAL: Outcome.MINISTRY}
MOVE_OF = {Decision.Kind.RECOGNITION: "recognise", Decision.Kind.RESULT_APPROVAL: "send_to_ministry"}
CARRY_OUT = {Decision.Kind.RECOGNITION: issue_certificate, Decision.Kind.RESULT_APPROVAL: send_to_ministry}


@deed(on="round", takes=inputs.RecordDecision)
def record_decision(
    act: Act,
    round: Round,
    *,
    kind: str,
    number: str,
    date: dt.date,
    copy: Incoming | None,
    dossiers: Sequence[str],
) -> Decision:
    """Enter a decision with its signed copy and carry it out for every dossier it names, all or none.

    A recognition issues the certificates, an approval of results from 90 points sends to the Ministry. The
    star comes
    from the council's final result and is never typed. Raises Refused with the reason.
    """
    require(may_record_decision(act.actor, round))
    of = Decision.Kind(kind)
    require(not_in_future(date, act.today))
    require(_not_before_submission(date, round))
    named = [require(_named_in(round, code)) for code in dict.fromkeys(dossiers)]
    require(_some(named))
    for waiting in named:
        require(MOVES.of(waiting.dossier, MOVE_OF[of]))
        require(_fits(of, waiting))
    decision = enter_decision(act, of, number=number, date=date, issuer=chairman_of_province(), copy=copy)
    for waiting in named:
        act.add(Ruling(decision=decision, dossier=waiting.dossier, star=waiting.star, at=act.at))
        CARRY_OUT[of](act, waiting.dossier)
    return decision


def _not_before_submission(date: dt.date, round: Round) -> Verdict:
    submission = Submission.objects.filter(round=round).first()
    if submission is None:
        return Refusal(
            "not-submitted", _("Đợt này chưa trình Chủ tịch UBND tỉnh."), source="điểm đ khoản 3 Điều 7"
        )
    if date < submission.date:
        why = _("Ngày quyết định không thể trước ngày trình %(day)s.") % {
            "day": submission.date.strftime("%d/%m/%Y")
        }
        return Refusal("decision-before-submission", why, source="điểm đ và điểm e khoản 3 Điều 7")
    return ALLOWED


def _named_in(round: Round, code: str) -> Waiting | Refusal:
    dossier = dossier_called(code)
    waiting = final_result_in(dossier) if dossier and round_of(dossier) == round else None
    return waiting or Refusal(
        "not-in-round",
        _("Hồ sơ %(code)s không có kết quả trong đợt này.") % {"code": code},
        source="khoản 1 Điều 5",
        field="" if dossier else "dossiers",
    )


def _some(named: Sequence[Waiting]) -> Verdict:
    return ALLOWED if named else Refusal("no-dossier", _("Chọn ít nhất một hồ sơ có trong quyết định."))


def _fits(kind: Decision.Kind, waiting: Waiting) -> Verdict:
    """Does this kind of decision follow from the result (điểm e khoản 3 Điều 7; điểm a khoản 1 Điều 4)?"""
    if OUTCOMES[kind] == waiting.outcome:
        return ALLOWED
    values = {
        "product": waiting.dossier.product.name,
        "star": waiting.star,
        "outcome": OUTCOME_WORDS[waiting.outcome],
    }
    why = _("%(product)s: Hội đồng chấm %(star)s sao, việc phải làm là %(outcome)s.") % values
    if waiting.outcome is Outcome.NONE:
        return Refusal("star-without-act", why, source="điểm a khoản 1 Điều 4")
    return Refusal("kind-does-not-fit", why, source="điểm e khoản 3 Điều 7")
