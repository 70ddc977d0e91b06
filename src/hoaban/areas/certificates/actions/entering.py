"""What several deeds share: a decision entered from its signed copy, a code signed.

Not here: any deed.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from hoaban.areas.certificates.models import Certificate, Decision, SigningKey
from hoaban.core.actions import Act
from hoaban.core.audit import chain
from hoaban.core.documents.signatures import Statement, public_key_of, signed
from hoaban.core.files.actions import Incoming, keep_file
from hoaban.core.permissions import ALLOWED, Refusal, Refused, Verdict
from hoaban.core.units.queries import province


def enter_decision(
    act: Act, kind: str, *, number: str, date: date, issuer: str, copy: Incoming | None
) -> Decision:
    """The decision with its signed copy; the one already entered where this is the very same paper.

    Raises Refused without a copy (DESIGN, principle 10), and where its number and date stand on another
    paper.
    """
    if not copy:
        raise Refused(
            Refusal("signed-copy-missing", _("Chưa có bản quyết định đã ký: gắn bản ký rồi làm lại."))
        )
    kept = keep_file(act, copy, owner="province", field="copy")
    same = (
        Decision.objects.filter(kind=kind, number=number, date=date, issuer=issuer)
        .select_related("copy")
        .first()
    )
    if same is None:
        return act.add(
            Decision(
                kind=kind,
                number=number,
                date=date,
                issuer=issuer,
                copy=kept,
                audit_head=chain.head(),
                entered_at=act.at,
                entered_by=act.actor.user_id,
            )
        )
    if same.copy is None or same.copy.sha256 != kept.sha256:
        raise Refused(
            Refusal("decision-entered", _("Quyết định số và ngày này đã có trong sổ, với bản ký khác."))
        )
    return same


def not_in_future(day: date | None, today: date) -> Verdict:
    """A decision's date is the day it was signed: today at the latest (DESIGN §5.3)."""
    if day is None or day <= today:
        return ALLOWED
    return Refusal("date-in-future", _("Ngày ghi trên văn bản không thể sau hôm nay."))


def sign(act: Act, certificate: Certificate) -> str:
    """The token of a certificate that is still to be written; "" where its star or end is unknown.

    The key's public half is kept when it signs for the first time: packages carry its signatures for years.
    """
    if certificate.star is None or certificate.valid_to is None:
        return ""
    key = public_key_of(settings.SIGNING_KEY)
    if not SigningKey.objects.filter(kid=key.kid).exists():
        act.add(SigningKey(kid=key.kid, x=key.x, first_used_at=act.at))
    producer = certificate.product.producer
    statement = Statement(
        code=certificate.code.code,
        product=certificate.product.name,
        producer=producer.name if producer else "",
        star=certificate.star,
        valid_from=certificate.valid_from,
        valid_to=certificate.valid_to,
    )
    return signed(statement, settings.SIGNING_KEY)


def chairman_of_province() -> str:
    """Who recognises and withdraws 3 and 4 stars, as decisions name him."""
    return f"Chủ tịch UBND {province().named}"
