"""Who may do what with a dossier (Điều 7).

Here: who. Not here: when (moves.py), and what the law lets through (programme/, actions/).
Producers write and file their own; an officer writes for one who has agreed to it, and every reader is told.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.words import State
from hoaban.areas.registry.models import Product
from hoaban.areas.registry.permissions import acts_for, serves
from hoaban.core.accounts.roles import COMMUNE_ROLES, COUNCIL_ROLES, Role
from hoaban.core.actors import Actor
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

READ_ONCE_FILED = frozenset(
    {
        Role.PROVINCIAL_OFFICER,
        Role.COUNCIL_SECRETARY,
        Role.PROVINCE_CHAIRMAN,
        Role.ADMINISTRATOR,
        Role.AUDITOR,
    }
)
READ_IN_ROUND = COUNCIL_ROLES | {Role.ADVISORY_MEMBER}
SCORED_STATES = frozenset(
    {State.SCORED, State.SUBMITTED, State.RECOGNISED, State.SENT_TO_MINISTRY, State.NOT_RECOGNISED}
)
ROUND_STATES = SCORED_STATES | {State.IN_ROUND}

NOT_OWN_DOSSIER = Refusal(
    "not-own-dossier", _("Hồ sơ này do chính chủ thể làm, hoặc cán bộ xã nhập thay khi chủ thể đồng ý.")
)
WRONG_COMMUNE = Refusal(
    "wrong-commune", _("Việc này do UBND xã nơi sản phẩm được làm ra thực hiện."), source="khoản 2 Điều 7"
)
NOT_OCOP_OFFICE = Refusal(
    "not-ocop-office", _("Việc này do Văn phòng OCOP tỉnh thực hiện."), source="điểm a khoản 3 Điều 7"
)


# --- desks ---


def may_use_producer_desk(actor: Actor) -> Verdict:
    """Does this person come for a producer?"""
    if actor.holds(Role.PRODUCER_REPRESENTATIVE):
        return ALLOWED
    return Refusal("not-a-producer", _("Bàn này dành cho người đại diện của chủ thể."))


def may_use_commune_desk(actor: Actor) -> Verdict:
    """Does this person come for a commune?"""
    if actor.holds(*COMMUNE_ROLES):
        return ALLOWED
    return Refusal("not-a-commune", _("Bàn này dành cho cán bộ và lãnh đạo UBND xã."))


def may_use_province_desk(actor: Actor) -> Verdict:
    """Does this person work on dossiers for the province, or watch over those who do?"""
    if actor.holds(*READ_ONCE_FILED):
        return ALLOWED
    return Refusal("not-the-province", _("Bàn này dành cho Văn phòng OCOP và lãnh đạo tỉnh."))


# --- reading ---


def may_see_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person read the dossier? Its producer and its commune always; the province once it was filed;
    advisory team and council once it is in a round."""
    if acts_for(actor, dossier.producer) or serves(actor, dossier.commune) or _province_reads(actor, dossier):
        return ALLOWED
    if actor.holds(*READ_IN_ROUND) and dossier.state in ROUND_STATES:
        return ALLOWED
    return Refusal(
        "dossier-not-shown",
        _("Hồ sơ chỉ mở cho chủ thể, xã nơi làm ra sản phẩm, và các cơ quan của tỉnh khi đến lượt."),
    )


def may_see_own_marks(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person see what the producer gives itself? Council, its secretary and the advisory team only
    once the council has scored: nothing is to be anchored by it."""
    if actor.holds(*READ_IN_ROUND, Role.COUNCIL_SECRETARY) and dossier.state not in SCORED_STATES:
        return Refusal(
            "marks-after-scoring",
            _("Điểm chủ thể tự chấm chỉ mở ở bàn chấm, sau khi chọn mức; ở đây mở khi có kết quả."),
            source="Quy chế Hội đồng",
        )
    return may_see_dossier(actor, dossier)


def may_follow_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person open the producer's own page of the dossier: what is left to do, how the answers stand?

    The producer, its commune, the office that types for it, and who watches. Council and advisory team have
    their own desk; what the producer thinks of itself would draw their marks after it (khoản 2 Điều 4).
    """
    if actor.holds(*READ_IN_ROUND, Role.COUNCIL_SECRETARY):
        return Refusal(
            "own-desk",
            _("Trang này của chủ thể. Hội đồng, thư ký và Tổ tư vấn xem hồ sơ ở bàn của mình."),
            source="khoản 2 Điều 4",
        )
    return may_see_dossier(actor, dossier)


def _province_reads(actor: Actor, dossier: Dossier) -> bool:
    filed = dossier.filed_on is not None or dossier.typed_by_officer
    return filed and actor.holds(*READ_ONCE_FILED)


# --- the producer's deeds ---


def may_open_dossier(actor: Actor, product: Product) -> Verdict:
    """May this person open a dossier of this product (mở hồ sơ)?"""
    own = product.producer is not None and acts_for(actor, product.producer)
    return ALLOWED if own else may_type_for(actor, product)


def may_type_for(actor: Actor, product: Product) -> Verdict:
    """May this person open a dossier for the product's producer, with its consent (nhập thay)?"""
    officer = actor.holds(Role.COMMUNE_OFFICER) and serves(actor, product.commune)
    return ALLOWED if officer or actor.holds(Role.PROVINCIAL_OFFICER) else NOT_OWN_DOSSIER


def may_assess_product(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person answer the criteria in this dossier (tự đánh giá, khoản 1 Điều 7)?"""
    verdict = may_open_dossier(actor, dossier.product)
    if verdict and not actor.holds(Role.PRODUCER_REPRESENTATIVE) and not dossier.typed_by_officer:
        return Refusal(
            "no-consent",
            _("Chủ thể tự làm hồ sơ này và chưa ghi lời đồng ý cho cán bộ nhập thay."),
            source="khoản 1 Điều 7",
        )
    return verdict


def may_write_report(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person write the report (Mẫu số 02, phần II và IV)?"""
    return may_assess_product(actor, dossier)


def may_file_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person file the dossier (nộp hồ sơ, khoản 1 Điều 7)?"""
    return may_assess_product(actor, dossier)


def may_withdraw_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person take the dossier back (rút hồ sơ)?"""
    return may_assess_product(actor, dossier)


def may_complete_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person hand the mended dossier back to the province (hoàn thiện hồ sơ, điểm a khoản 3 Điều 7)?

    The producer, or its commune: the province asks both.
    """
    if serves(actor, dossier.commune):
        return ALLOWED
    return may_assess_product(actor, dossier)


# --- the commune's deeds ---


def may_receive_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person receive the dossier (tiếp nhận, điểm a khoản 2 Điều 7)?"""
    return _works_for_commune(actor, dossier)


def may_send_back_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person send the dossier back before receipt (trả lại trước khi tiếp nhận)?"""
    return _works_for_commune(actor, dossier)


def may_appraise_matters(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person write what the commune says on its matters (Mẫu số 03)?"""
    return _works_for_commune(actor, dossier)


def may_forward_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person close the commune's proposal and send it up (gửi UBND cấp tỉnh, điểm b khoản 2 Điều 7)?

    Not one who wrote in the dossier: who helped to make it does not also judge it.
    """
    verdict = _works_for_commune(actor, dossier)
    if verdict and actor.user_id in dossier.writers.values_list("user_id", flat=True):
        return Refusal(
            "typed-it-oneself",
            _("Người đã nhập hồ sơ thay chủ thể không chốt đề nghị của xã. Nhờ lãnh đạo hoặc cán bộ khác."),
            source="khoản 2 Điều 4",
        )
    return verdict


def _works_for_commune(actor: Actor, dossier: Dossier) -> Verdict:
    return ALLOWED if serves(actor, dossier.commune) else WRONG_COMMUNE


# --- the province's deeds ---


def may_take_in_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person take the proposal in for the province (tiếp nhận, điểm a khoản 3 Điều 7)?"""
    return _works_for_office(actor)


def may_request_completion(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person ask commune and producer to complete the dossier (điểm a khoản 3 Điều 7)?"""
    return _works_for_office(actor)


def _works_for_office(actor: Actor) -> Verdict:
    return ALLOWED if actor.holds(Role.PROVINCIAL_OFFICER) else NOT_OCOP_OFFICE
