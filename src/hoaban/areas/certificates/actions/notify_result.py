"""Telling commune and producer what came of a dossier, whatever it was (thông báo kết quả, điểm g khoản 3
Điều 7)."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from hoaban.areas.certificates import inputs
from hoaban.areas.certificates.actions.entering import not_in_future
from hoaban.areas.certificates.models import ResultNotice, Ruling
from hoaban.areas.certificates.permissions import may_notify_result
from hoaban.areas.certificates.queries import Waiting, final_result_in, notice_of, round_of, ruling_of
from hoaban.areas.certificates.words import Outcome
from hoaban.areas.council.models import Submission
from hoaban.areas.dossiers.actions import carry_on
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.documents.actions import issue_paper
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.notices.actions import tell
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.core.units.queries import province

ARTICLE = "điểm g khoản 3 Điều 7"
TOLD_AT_COMMUNE = (Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR)


@deed(on="dossier", takes=inputs.NotifyResult)
def notify_result(act: Act, dossier: Dossier, *, number: str, date: dt.date) -> ResultNotice:
    """Send the written notice of a result: number and date as it was signed.

    For 1 and 2 stars and what was knocked out the law knows no other act (điểm a khoản 1 Điều 4): with the
    notice the dossier is not recognised. For all else the decision comes first. Raises Refused with the
    reason.
    """
    require(may_notify_result(act.actor, dossier))
    dossier = act.locked(dossier)
    require(_not_told(dossier))
    waiting = require(_result_of(dossier))
    require(not_in_future(date, act.today))
    ruling = ruling_of(dossier) or _ruled_without_act(act, dossier, waiting)
    require(_not_before(date, dossier, ruling))
    notice = act.add(ResultNotice(dossier=dossier, number=number, date=date, at=act.at, by=act.actor.user_id))
    unit = f"Văn phòng OCOP {province().named}"
    issue_paper(act, IssuedPaper.Kind.RESULT_LETTER, dossier.code, number=number, date=date, unit=unit)
    _tell(act, dossier)
    return notice


def _not_told(dossier: Dossier) -> Verdict:
    if notice_of(dossier) is None:
        return ALLOWED
    return Refusal("already-notified", _("Kết quả của hồ sơ này đã được thông báo."), source=ARTICLE)


def _result_of(dossier: Dossier) -> Waiting | Refusal:
    return final_result_in(dossier) or Refusal(
        "no-result", _("Hồ sơ này chưa có kết quả của Hội đồng."), source="điểm d khoản 3 Điều 7"
    )


def _ruled_without_act(act: Act, dossier: Dossier, waiting: Waiting) -> Ruling:
    """What the council found stands, by no decision: the dossier is not recognised."""
    require(MOVES.of(dossier, "not_recognise"))
    require(_no_act_due(waiting))
    ruling = act.add(Ruling(decision=None, dossier=dossier, star=waiting.star, at=act.at))
    carry_on(act, dossier, "not_recognise")
    return ruling


def _no_act_due(waiting: Waiting) -> Verdict:
    if waiting.outcome is Outcome.NONE:
        return ALLOWED
    return Refusal(
        "decision-first",
        _("Nhập quyết định đã ký trước, rồi thông báo kết quả."),
        source="điểm e khoản 3 Điều 7",
    )


def _not_before(date: dt.date, dossier: Dossier, ruling: Ruling) -> Verdict:
    first = ruling.decision.date if ruling.decision else _submitted_on(dossier)
    if first is None or first <= date:
        return ALLOWED
    why = _("Ngày thông báo không thể trước ngày %(day)s của quyết định hoặc tờ trình.")
    return Refusal("notice-too-early", why % {"day": first.strftime("%d/%m/%Y")}, source=ARTICLE)


def _submitted_on(dossier: Dossier) -> dt.date | None:
    submission = Submission.objects.filter(round=round_of(dossier)).first()
    return submission.date if submission else None


def _tell(act: Act, dossier: Dossier) -> None:
    title = f"Có kết quả đánh giá: {dossier.product.name}"
    told = {"subject": dossier.code, "address": f"/ho-so/{dossier.code}/thong-bao-ket-qua/"}
    for role in TOLD_AT_COMMUNE:
        tell(act, role, title, unit=dossier.commune.code, **told)
    producer = dossier.product.producer
    if producer is not None:
        tell(act, Role.PRODUCER_REPRESENTATIVE, title, producer=producer.slug, **told)
