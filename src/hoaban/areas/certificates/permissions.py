"""Who may enter decisions, issue, notify and withdraw, and who may read what.

Here: who. Not here: when (dossiers' moves.py, the state on a day in queries), what the law lets (the
edition).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.roles import COMMUNE_ROLES, Role
from hoaban.core.actors import Actor
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

if TYPE_CHECKING:
    from hoaban.areas.certificates.models import Certificate
    from hoaban.areas.council.models import Round
    from hoaban.areas.dossiers.models import Dossier
    from hoaban.areas.registry.models import Product

DECISION_READERS = (Role.PROVINCIAL_OFFICER, Role.PROVINCE_CHAIRMAN, Role.AUDITOR)


def may_record_decision(actor: Actor, round: Round | None = None) -> Verdict:
    """May this person enter a decision from its signed copy (nhập quyết định)?"""
    if actor.holds(Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal(
        "not-decision-keeper",
        _("Chỉ Văn phòng OCOP tỉnh nhập quyết định đã ký."),
        source="điểm đ khoản 3 Điều 7",
    )


def may_issue_certificate(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person issue the certificate a decision gives (cấp giấy chứng nhận)? Who enters the
    decision may."""
    return may_record_decision(actor)


def may_send_to_ministry(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person send an approved result to the Ministry (gửi Bộ)? Who enters the decision may."""
    return may_record_decision(actor)


def may_notify_result(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person tell commune and producer the result (thông báo kết quả)?"""
    if actor.holds(Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal(
        "not-notifier", _("Chỉ Văn phòng OCOP tỉnh gửi thông báo kết quả."), source="điểm g khoản 3 Điều 7"
    )


def may_withdraw_certificate(actor: Actor, certificate: Certificate) -> Verdict:
    """May this person enter the withdrawal of a certificate (thu hồi)?"""
    if actor.holds(Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal(
        "not-withdrawer",
        _("Chỉ Văn phòng OCOP tỉnh nhập quyết định thu hồi."),
        source="điểm a khoản 3 Điều 8",
    )


def may_enter_past_certificate(actor: Actor, product: Product | None = None) -> Verdict:
    """May this person enter a certificate of before the platform?"""
    if actor.holds(Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal("not-past-keeper", _("Chỉ Văn phòng OCOP tỉnh nhập giấy chứng nhận đã cấp trước đây."))


def may_see_decisions(actor: Actor) -> Verdict:
    """May this person see what waits for a decision, with why, and the decisions entered?"""
    if actor.holds(*DECISION_READERS):
        return ALLOWED
    return Refusal(
        "not-decision-reader",
        _("Trang này dành cho Chủ tịch UBND tỉnh và Văn phòng OCOP tỉnh."),
        source="điểm đ khoản 3 Điều 7",
    )


def may_export_certificates(actor: Actor) -> Verdict:
    """May this person take the certificates along as a file? Who sees decisions, and a commune of its own
    products."""
    if actor.holds(*DECISION_READERS, *COMMUNE_ROLES):
        return ALLOWED
    return Refusal(
        "not-certificate-lister",
        _("Danh sách giấy chứng nhận dành cho tỉnh và cho xã, mỗi xã sản phẩm của mình."),
    )


def may_read_result(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person read the letter that tells a dossier's result (thông báo kết quả)?

    Until it is sent (queries.notice_of) only those who see decisions find more than that it is not yet sent.
    """
    if actor.holds(*DECISION_READERS):
        return ALLOWED
    if actor.holds(*COMMUNE_ROLES) and actor.unit == dossier.commune.code:
        return ALLOWED
    producer = dossier.product.producer
    if actor.holds(Role.PRODUCER_REPRESENTATIVE) and producer is not None and actor.producer == producer.slug:
        return ALLOWED
    return Refusal(
        "not-your-result", _("Thông báo này gửi cho chủ thể và xã của hồ sơ."), source="điểm g khoản 3 Điều 7"
    )
