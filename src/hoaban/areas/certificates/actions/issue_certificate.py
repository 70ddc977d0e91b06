"""Issuing the certificate that a decision gives (cấp giấy chứng nhận, khoản 3 Điều 4)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoaban.areas.certificates.actions.entering import sign
from hoaban.areas.certificates.models import Certificate, Decision, Ruling
from hoaban.areas.certificates.permissions import may_issue_certificate
from hoaban.areas.certificates.queries import ruling_of
from hoaban.areas.dossiers.actions import carry_on
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.actions import Act, deed
from hoaban.core.documents.actions import give_code
from hoaban.core.documents.models import PublicCode
from hoaban.core.law import edition_called
from hoaban.core.permissions import Refusal, require

VALID_TO = "certificate-valid-to"


@deed(on="dossier")
def issue_certificate(act: Act, dossier: Dossier) -> Certificate:
    """The certificate of a dossier that a decision recognises: from the decision's date, as long as its
    edition says.

    Part of record_decision, in its transaction. Its code is drawn, its QR signed; the dossier is recognised.
    Raises Refused without a decision of recognition, or where the certificate is out already.
    """
    require(may_issue_certificate(act.actor, dossier))
    decision = require(_recognition_of(dossier))
    carry_on(act, dossier, "recognise", note=decision.number)
    return _issued(act, dossier, decision, dossier.ruling.star)


def _recognition_of(dossier: Dossier) -> Decision | Refusal:
    ruling: Ruling | None = ruling_of(dossier)
    if ruling and ruling.decision and ruling.decision.kind == Decision.Kind.RECOGNITION:
        return ruling.decision
    return Refusal(
        "no-recognition",
        _("Chưa có quyết định công nhận đã ký cho hồ sơ này."),
        source="điểm e khoản 3 Điều 7",
    )


def _issued(act: Act, dossier: Dossier, decision: Decision, star: int) -> Certificate:
    assert decision.date is not None  # noqa: S101 - a decision with a signed copy has its date: a constraint
    valid_to = edition_called(dossier.edition).deadline(VALID_TO).date(decision.date)
    certificate = Certificate(
        code=give_code(act, PublicCode.Kind.CERTIFICATE),
        product=dossier.product,
        dossier=dossier,
        decision=decision,
        star=star,
        issuer=decision.issuer,
        valid_from=decision.date,
        valid_to=valid_to,
        lapses_after=valid_to,
        entered_at=act.at,
    )
    certificate.token = sign(act, certificate)
    return act.add(certificate)
