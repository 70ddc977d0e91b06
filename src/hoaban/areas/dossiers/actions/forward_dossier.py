"""Forwarding (gửi UBND cấp tỉnh, điểm b khoản 2 Điều 7): the commune's proposal with its signed letter."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.dossiers import inputs
from hoaban.areas.dossiers.actions.steps import take_step, tell_office, tell_producer
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_forward_dossier
from hoaban.areas.dossiers.queries import set_of
from hoaban.core.actions import Act, deed
from hoaban.core.files.actions import Incoming, keep_file
from hoaban.core.law import edition_called
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.programme.evidence import samples_needed


@deed(on="dossier", takes=inputs.ForwardDossier)
def forward_dossier(
    act: Act,
    dossier: Dossier,
    *,
    letter: Incoming,
    letter_number: str,
    letter_date: date,
    samples_noted: int,
) -> Dossier:
    """Send an appraised dossier to the province: letter, Mẫu số 03, dossier, samples (khoản 2 Điều 6).

    Raises Refused where a matter has no words, samples are missing, the letter's day cannot be, or the one
    who closes the proposal wrote in the dossier.
    """
    with act.on(dossier) as dossier:
        require(may_forward_dossier(act.actor, dossier))
        move = require(MOVES.of(dossier, "forward"))
        require(_written_in_time(dossier, letter_date, act.today))
        require(_with_samples(dossier, samples_noted))
        dossier.letter = keep_file(act, letter, owner=dossier.commune.code)
        dossier.letter_number, dossier.letter_date = letter_number, letter_date
        dossier.samples_noted = samples_noted
        dossier.forwarded_on, dossier.forwarded_by = act.today, act.actor.user_id
        take_step(act, dossier, move)
    names = {"code": dossier.code, "product": dossier.product.name, "commune": dossier.commune.full_name}
    tell_office(act, dossier, "{commune} đề nghị: {product} ({code})".format(**names))
    tell_producer(act, dossier, "Xã đã gửi hồ sơ {code} lên tỉnh".format(**names))
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


def _with_samples(dossier: Dossier, noted: int) -> Verdict:
    """Do as many samples go along as the edition asks of this set (sản phẩm mẫu, điểm d khoản 2 Điều 6)?"""
    edition = edition_called(dossier.edition)
    criteria_set = set_of(dossier, edition)
    needed = samples_needed(criteria_set, edition) if criteria_set else 0
    if noted >= needed:
        return ALLOWED
    return Refusal(
        "samples-missing",
        _("Cần %(n)d sản phẩm mẫu gửi kèm đề nghị của xã.") % {"n": needed},
        source="điểm d khoản 2 Điều 6",
    )
