"""Forwarding (gửi UBND cấp tỉnh, điểm b khoản 2 Điều 7): the commune's proposal with its signed letter."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.steps import take_step, tell_office, tell_producer
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.papers import committee_of
from hoaban.areas.dossiers.permissions import may_forward_dossier
from hoaban.areas.dossiers.queries import Samples, samples_of
from hoaban.core.actions import Act, deed
from hoaban.core.documents.actions import issue_paper
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.files.actions import Incoming, keep_file
from hoaban.core.law import edition_called
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require


@deed(on="dossier", takes=inputs.ForwardDossier)
def forward_dossier(
    act: Act,
    dossier: Dossier,
    *,
    letter: Incoming,
    letter_number: str,
    letter_date: date,
    samples_noted: int,
    samples_on_meeting_day: bool = False,
) -> Dossier:
    """Send an appraised dossier to the province: letter, Mẫu số 03, dossier, samples (khoản 2 Điều 6).

    samples_on_meeting_day  goods that do not keep: what is missing of the samples comes on the day the
                            council meets, where the province's Quy chế lets it; the step says so

    Raises Refused where a matter has no words, samples are missing, the letter's day cannot be, or the one
    who closes the proposal wrote in the dossier.
    """
    with act.on(dossier) as dossier:
        require(may_forward_dossier(act.actor, dossier))
        move = require(MOVES.of(dossier, "forward"))
        require(_written_in_time(dossier, letter_date, act.today))
        samples = samples_of(dossier, edition_called(dossier.edition))
        require(_with_samples(samples, samples_noted, wait=samples_on_meeting_day))
        dossier.letter = keep_file(act, letter, owner=dossier.commune.code, field="letter")
        dossier.letter_number, dossier.letter_date = letter_number, letter_date
        dossier.samples_noted = samples_noted
        dossier.forwarded_on, dossier.forwarded_by = act.today, act.actor.user_id
        take_step(act, dossier, move, _still_to_come(samples.waiting(samples_noted)))
    issue_paper(
        act,
        IssuedPaper.Kind.APPRAISAL,
        dossier.code,
        number=letter_number,
        date=letter_date,
        unit=committee_of(dossier.commune),
    )
    proposed = f"{dossier.product.name} ({dossier.code})"
    tell_office(act, dossier, f"{dossier.commune.full_name} đề nghị: {proposed}")
    tell_producer(act, dossier, f"Xã đã gửi hồ sơ {dossier.code} lên tỉnh")
    return dossier


def _written_in_time(dossier: Dossier, letter_date: date, today: date) -> Verdict:
    """Is the letter's day between the receipt and today?"""
    if dossier.received_on is not None and dossier.received_on <= letter_date <= today:
        return ALLOWED
    return Refusal(
        "letter-day-wrong",
        _("Ngày văn bản phải từ ngày tiếp nhận hồ sơ đến hôm nay. Xem lại ngày ghi trên văn bản."),
        source="điểm b khoản 2 Điều 7",
    )


def _with_samples(samples: Samples, noted: int, *, wait: bool) -> Verdict:
    """Do as many samples go along as the edition asks, or may the rest wait (sản phẩm mẫu)?"""
    if not samples.waiting(noted) or (wait and samples.may_wait):
        return ALLOWED
    values = {"n": samples.needed}
    if wait:
        said = _(
            "Cần %(n)d sản phẩm mẫu gửi kèm đề nghị của xã: Quy chế của tỉnh chưa cho giao mẫu vào ngày "
            "Hội đồng họp."
        )
    elif samples.may_wait:
        said = _(
            "Cần %(n)d sản phẩm mẫu gửi kèm đề nghị của xã. Hàng tươi sống, cồng kềnh thì đánh dấu giao đủ "
            "mẫu vào ngày Hội đồng họp."
        )
    else:
        said = _("Cần %(n)d sản phẩm mẫu gửi kèm đề nghị của xã.")
    return Refusal("samples-missing", said % values, source="điểm d khoản 2 Điều 6")


def _still_to_come(count: int) -> str:
    """What the step keeps, in the language of the papers."""
    return f"{count} sản phẩm mẫu giao vào ngày Hội đồng họp" if count else ""
