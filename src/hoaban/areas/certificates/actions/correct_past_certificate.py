"""Correcting what was entered of a certificate of before the platform (sửa giấy chứng nhận đã nhập)."""

from __future__ import annotations

from typing import Unpack

from django.utils.translation import gettext as _

from hoaban.areas.certificates import inputs
from hoaban.areas.certificates.actions.enter_past_certificate import PastFacts, is_new, state_facts
from hoaban.areas.certificates.actions.entering import sign
from hoaban.areas.certificates.models import Certificate
from hoaban.areas.certificates.permissions import may_correct_past_certificate
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require


@deed(on="certificate", takes=inputs.EnterPastCertificate)
def correct_past_certificate(
    act: Act, certificate: Certificate, *, source: str, **facts: Unpack[PastFacts]
) -> Certificate:
    """Write what the source states of a certificate of before, as it is right; all of it.

    The code stays, and is signed anew. The platform's own certificates say what their decision says.
    Raises Refused with the reason.
    """
    with act.on(certificate) as certificate:
        require(may_correct_past_certificate(act.actor, certificate))
        require(_of_before(certificate))
        certificate.source = source
        state_facts(act, certificate, facts)
        require(is_new(certificate))
        certificate.token = sign(act, certificate)
    return certificate


def _of_before(certificate: Certificate) -> Verdict:
    if not certificate.is_own:
        return ALLOWED
    why = _("Giấy này cấp trên nền tảng theo quyết định đã ký nên không sửa; chỉ thu hồi được.")
    return Refusal("own-certificate", why, source="Điều 8")
