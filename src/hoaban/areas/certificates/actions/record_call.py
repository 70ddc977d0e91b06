"""Entering a call about a certificate that ends (ghi cuộc gọi)."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from hoaban.areas.certificates import inputs
from hoaban.areas.certificates.models import Call, Certificate
from hoaban.areas.certificates.permissions import may_record_call
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require

SLIP_OF_THE_HAND = timedelta(minutes=2)
"""Two calls to one person lie further apart; the same words sooner are one call entered twice."""


@deed(on="certificate", takes=inputs.RecordCall)
def record_call(
    act: Act, certificate: Certificate, *, outcome: str, promised_on: date | None = None, note: str = ""
) -> Call:
    """Enter what came of a call: when and by whom is kept with it; the next call is due by it.

    promised_on  the day the producer promised to file or answer by; a promise needs it
    Raises Refused with the reason.
    """
    require(may_record_call(act.actor, certificate))
    certificate = act.locked(certificate)  # the same call entered by two at once is one
    require(_promise_in_order(act.today, outcome, promised_on))
    call = Call(
        certificate=certificate,
        outcome=outcome,
        promised_on=promised_on,
        note=note,
        at=act.at,
        by=act.actor.user_id,
        by_name=act.actor.name,
    )
    require(_new(call))
    return act.add(call)


def _promise_in_order(today: date, outcome: str, promised_on: date | None) -> Verdict:
    if outcome == Call.Outcome.PROMISED and promised_on is None:
        return Refusal(
            "promise-without-day", _("Ghi ngày chủ thể hẹn, để hôm đó gọi lại."), field="promised_on"
        )
    if promised_on and promised_on < today:
        return Refusal("promise-in-past", _("Ngày hẹn không thể trước hôm nay."), field="promised_on")
    return ALLOWED


def _new(call: Call) -> Verdict:
    last = call.certificate.calls.first()
    said = ("outcome", "promised_on", "note", "by")
    if last is None or any(getattr(last, name) != getattr(call, name) for name in said):
        return ALLOWED
    if abs(call.at - last.at) >= SLIP_OF_THE_HAND:
        return ALLOWED
    return Refusal("call-entered", _("Cuộc gọi này đã ghi rồi."))
