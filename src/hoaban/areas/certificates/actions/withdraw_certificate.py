"""Taking a certificate back (thu hồi giấy chứng nhận, Điều 8)."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from hoaban.areas.certificates import inputs
from hoaban.areas.certificates.actions.entering import chairman_of_province, enter_decision, not_in_future
from hoaban.areas.certificates.models import Certificate, Decision, Withdrawal
from hoaban.areas.certificates.permissions import may_withdraw_certificate
from hoaban.areas.certificates.queries import certificates_of, state_on
from hoaban.areas.certificates.words import STATE_WORDS, State
from hoaban.core.accounts.roles import COMMUNE_ROLES, Role
from hoaban.core.actions import Act, deed
from hoaban.core.files.actions import Incoming
from hoaban.core.law import edition_in_force
from hoaban.core.notices.actions import tell
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require
from hoaban.programme.edition import Edition
from hoaban.programme.provisions.procedure import WithdrawalGround

WITHDRAWABLE = frozenset({State.VALID, State.EXTENDED, State.UNDATED})
MINISTER = "minister"


@deed(on="certificate", takes=inputs.WithdrawCertificate)
def withdraw_certificate(
    act: Act,
    certificate: Certificate,
    *,
    ground: str,
    number: str,
    date: dt.date,
    copy: Incoming | None,
    concluded_on: dt.date | None = None,
) -> Withdrawal:
    """Enter the decision that takes a certificate back, from its signed copy; it ends on the decision's date.

    ground        id of the edition's grounds, "đ" also as "dd"; told to producer and commune, never to the
                  public
    concluded_on  the conclusion, or the commune's confirmation, that started the 15 days (khoản 4 Điều 8)

    Raises Refused with the reason.
    """
    require(may_withdraw_certificate(act.actor, certificate))
    certificate = act.locked(certificate)
    edition = edition_in_force(act.today)
    found = require(_ground(edition, ground))
    require(not_in_future(date, act.today))
    require(_in_order(certificate, date, concluded_on))
    require(_may_end(certificate, date))
    issuer = _authority(edition, certificate.star)
    decision = enter_decision(
        act, Decision.Kind.WITHDRAWAL, number=number, date=date, issuer=issuer, copy=copy
    )
    withdrawal = act.add(
        Withdrawal(
            certificate=certificate,
            decision=decision,
            ground=found.id,
            concluded_on=concluded_on,
            withdrawn_on=date,
            at=act.at,
        )
    )
    _tell(act, certificate, found)
    return withdrawal


def _ground(edition: Edition, text: str) -> WithdrawalGround | Refusal:
    found = [ground for ground in edition.withdrawal_grounds if text in (ground.id, ground.key)]
    return (
        found[0]
        if found
        else Refusal(
            "unknown-ground",
            _("Căn cứ thu hồi phải là một trong các điểm của luật."),
            source="khoản 1 Điều 8",
            field="ground",
        )
    )


def _in_order(certificate: Certificate, date: dt.date, concluded_on: dt.date | None) -> Verdict:
    if concluded_on and concluded_on > date:
        return Refusal(
            "concluded-after-decision",
            _("Kết luận phải có trước quyết định thu hồi."),
            source="khoản 4 Điều 8",
        )
    if certificate.valid_from and date < certificate.valid_from:
        return Refusal(
            "withdrawn-before-issue", _("Ngày thu hồi không thể trước ngày cấp giấy."), source="Điều 8"
        )
    return ALLOWED


def _may_end(certificate: Certificate, date: dt.date) -> Verdict:
    """Only what still holds, or may hold, can be taken back. A withdrawal once entered stands for every
    day."""
    if hasattr(certificate, "withdrawal"):
        return Refusal("already-withdrawn", _("Giấy này đã thu hồi."), source="Điều 8")
    state = state_on(certificate, date, certificates_of(certificate.product))
    if state in WITHDRAWABLE:
        return ALLOWED
    why = _("Không thu hồi được: vào ngày đó giấy %(state)s.") % {"state": str(STATE_WORDS[state]).lower()}
    return Refusal("not-in-force", why, source="Điều 8")


def _authority(edition: Edition, star: int | None) -> str:
    """Who withdraws it (khoản 2 Điều 8)."""
    powers = dict(edition.certificate.withdrawn_by)
    if star is not None and powers.get(star) == MINISTER:
        return "Bộ trưởng Bộ Nông nghiệp và Môi trường"
    return chairman_of_province()


def _tell(act: Act, certificate: Certificate, ground: WithdrawalGround) -> None:
    product = certificate.product
    title = f"Giấy chứng nhận {certificate.code.code} đã bị thu hồi"
    told = {
        "subject": certificate.code.code,
        "address": f"/v/{certificate.code.code}",
        "text": f"{product.name}. {ground.name} ({ground.article}).",
    }
    if product.commune is not None:
        for role in sorted(COMMUNE_ROLES):
            tell(act, role, title, unit=product.commune.code, **told)
    if product.producer is not None:
        tell(act, Role.PRODUCER_REPRESENTATIVE, title, producer=product.producer.slug, **told)
