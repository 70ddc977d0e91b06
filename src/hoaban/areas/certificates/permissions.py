"""Who may enter decisions, issue, notify and withdraw, and who may read what.

Here: who. Not here: when (dossiers' moves.py, the state on a day in queries), what the law lets (the
edition).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoaban.core.accounts.roles import COMMUNE_ROLES, Role
from hoaban.core.actors import Actor
from hoaban.core.concerns import NOBODY
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

if TYPE_CHECKING:
    from hoaban.areas.certificates.models import CalendarFeed, Certificate
    from hoaban.areas.council.models import Round
    from hoaban.areas.dossiers.models import Dossier
    from hoaban.areas.registry.models import Product
    from hoaban.core.units.models import Unit

DECISION_READERS = (Role.PROVINCIAL_OFFICER, Role.PROVINCE_CHAIRMAN, Role.AUDITOR)
CLOCK_READERS = (Role.PROVINCIAL_OFFICER, Role.AUDITOR)
"""Who sees the clock of the whole province; a commune sees its own."""


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


def may_correct_past_certificate(actor: Actor, certificate: Certificate) -> Verdict:
    """May this person correct what was entered of a certificate of before? Who enters it may."""
    return may_enter_past_certificate(actor, certificate.product)


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


# --- the clock ---


def commune_of(product: Product) -> Unit | None:
    """The commune that looks after a certificate: where the product is made, else where its producer sits."""
    if product.commune is not None:
        return product.commune
    return product.producer.commune if product.producer is not None else None


def products_on_clock_of(actor: Actor) -> Q:
    """The condition on the products whose certificates this person sees on the clock."""
    if actor.holds(*CLOCK_READERS):
        return Q()
    return made_in(actor.unit) if actor.holds(*COMMUNE_ROLES) else NOBODY


def made_in(commune: str) -> Q:
    """The condition on the products that this commune, by its code, looks after (commune_of, in SQL)."""
    return Q(commune__code=commune) | Q(commune=None, producer__commune__code=commune)


def may_see_clock(actor: Actor) -> Verdict:
    """May this person see which certificates end when (đồng hồ chứng nhận)?"""
    if actor.holds(*CLOCK_READERS, *COMMUNE_ROLES):
        return ALLOWED
    return Refusal("not-clock-reader", _("Đồng hồ chứng nhận dành cho xã và Văn phòng OCOP tỉnh."))


def may_record_call(actor: Actor, certificate: Certificate) -> Verdict:
    """May this person enter a call about this certificate (ghi cuộc gọi): the office, and its commune?"""
    if actor.holds(Role.PROVINCIAL_OFFICER):
        return ALLOWED
    commune = commune_of(certificate.product)
    if actor.holds(*COMMUNE_ROLES) and commune is not None and commune.code == actor.unit:
        return ALLOWED
    return Refusal(
        "not-caller", _("Chỉ Văn phòng OCOP tỉnh và xã nơi làm ra sản phẩm ghi cuộc gọi về giấy này.")
    )


def may_answer_making(actor: Actor, certificate: Certificate) -> Verdict:
    """May this person say whether the product is still made? Its producer's representative may."""
    producer = certificate.product.producer
    if actor.holds(Role.PRODUCER_REPRESENTATIVE) and producer is not None and actor.producer == producer.slug:
        return ALLOWED
    return Refusal("not-its-producer", _("Chỉ người đại diện của chủ thể trả lời câu này."))


def may_make_calendar_feed(actor: Actor) -> Verdict:
    """May this person have an address at which their calendar reads the clock? Whoever sees it, and has a
    role that is written down: the installation's operator has none."""
    verdict = may_see_clock(actor)
    if not verdict or actor.holding_id is not None:
        return verdict
    return Refusal("no-holding", _("Địa chỉ lịch gắn với vai trò của một người; tài khoản này không có."))


def may_end_calendar_feed(actor: Actor, feed: CalendarFeed) -> Verdict:
    """May this person revoke that address? Whose it is, and who keeps people and roles."""
    if actor.holds(Role.ADMINISTRATOR) or (
        actor.user_id is not None and feed.holding.user_id == actor.user_id
    ):
        return ALLOWED
    return Refusal("not-own-feed", _("Chỉ chủ nhân của địa chỉ lịch này hoặc quản trị thu hồi được."))
