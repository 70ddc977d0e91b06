"""Who may do what with a dossier (Điều 7).

Here: who; which dossiers a list of somebody holds; what those who read by dossier need of the register.
Not here: when (moves.py), and what the law lets through (programme/, actions/); which dossiers a council has
before it (areas/council enters it, core/concerns.py).
Producers write and file their own; an officer writes for one who has agreed to it, and every reader is told.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hoaban.areas.dossiers.models import Dossier, SnapshotPaper
from hoaban.areas.dossiers.words import State
from hoaban.areas.registry.models import Product
from hoaban.areas.registry.permissions import READ_BY_DOSSIER, acts_for, serves
from hoaban.core.accounts.roles import COMMUNE_ROLES, COUNCIL_ROLES, Role
from hoaban.core.actors import Actor
from hoaban.core.concerns import NOBODY, concern, concerned_with
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

READ_ONCE_FILED = frozenset({Role.PROVINCIAL_OFFICER, Role.PROVINCE_CHAIRMAN, Role.AUDITOR})
READ_BY_ROUND = COUNCIL_ROLES | {Role.COUNCIL_SECRETARY}
TAKEN_BACK = (State.WITHDRAWN_BY_PRODUCER, State.ENTRY_CANCELLED)
SCORED_STATES = frozenset(
    {State.SCORED, State.SUBMITTED, State.RECOGNISED, State.SENT_TO_MINISTRY, State.NOT_RECOGNISED}
)

NOT_OWN_DOSSIER = Refusal(
    "not-own-dossier", _("Hồ sơ này do chính chủ thể làm, hoặc cán bộ xã nhập thay khi chủ thể đồng ý.")
)
WRONG_COMMUNE = Refusal(
    "wrong-commune", _("Việc này do UBND xã nơi sản phẩm được làm ra thực hiện."), source="khoản 2 Điều 7"
)
OWN_DESK = Refusal("own-desk", _("Trang này của bàn khác. Mở hồ sơ ở bàn việc của mình."))
NOT_SHOWN_YET = Refusal(
    "dossier-not-shown",
    _("Hồ sơ chỉ mở cho chủ thể, xã nơi làm ra sản phẩm, và các cơ quan của tỉnh khi đến lượt."),
    source="khoản 2 Điều 4; Luật 91/2025/QH15",
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
    if actor.holds(*READ_ONCE_FILED, Role.COUNCIL_SECRETARY):
        return ALLOWED
    return Refusal("not-the-province", _("Bàn này dành cho Văn phòng OCOP và lãnh đạo tỉnh."))


# --- reading ---


def dossiers_open_to(actor: Actor) -> Q:
    """The condition on the dossiers this person may read; lists and may_see_dossier hold to the same.

    Its producer and its commune: always. Office, chairman, auditor: once it was filed. Advisory team: once
    the province has taken it in. A council and its secretary: those of their own rounds.
    """
    if actor.holds(Role.PRODUCER_REPRESENTATIVE):
        return Q(product__producer__slug=actor.producer)
    if actor.holds(*COMMUNE_ROLES):
        return Q(commune__code=actor.unit)
    if actor.holds(*READ_ONCE_FILED):
        return Q(filed_on__isnull=False) | Q(typed_by_officer=True)
    if actor.holds(Role.ADVISORY_MEMBER):
        return Q(taken_in_on__isnull=False) & ~Q(state__in=TAKEN_BACK)
    return concerned_with("dossier", actor) if actor.holds(*READ_BY_ROUND) else NOBODY


def may_see_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person read the dossier and the papers filed with it?"""
    if Dossier.objects.filter(dossiers_open_to(actor), pk=dossier.pk).exists():
        return ALLOWED
    return NOT_SHOWN_YET


def may_see_own_marks(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person see what the producer gives itself? Council, its secretary and the advisory team only
    once the council has scored: nothing is to be anchored by it."""
    if actor.holds(*READ_BY_DOSSIER) and dossier.state not in SCORED_STATES:
        return Refusal(
            "marks-after-scoring",
            _("Điểm chủ thể tự chấm chỉ mở ở bàn chấm, sau khi chọn mức; ở đây mở khi có kết quả."),
            source="Quy chế Hội đồng",
        )
    return may_see_dossier(actor, dossier)


def may_follow_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person open the producer's own page of the dossier: what is left to do, how the answers stand?

    The producer, and the officer who types for it. What the producer thinks of itself would draw the marks of
    those who judge after it (khoản 2 Điều 4); all others read the dossier at their own desk.
    """
    if actor.holds(*READ_BY_DOSSIER):
        return Refusal(
            "own-desk",
            _("Trang này của chủ thể. Hội đồng, thư ký và Tổ tư vấn xem hồ sơ ở bàn của mình."),
            source="khoản 2 Điều 4",
        )
    if acts_for(actor, dossier.producer) or may_assess_product(actor, dossier):
        return ALLOWED
    return _elsewhere(actor, dossier)


def may_read_at_commune(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person open the commune's page of the dossier: its commune, and nobody else?"""
    return ALLOWED if serves(actor, dossier.commune) else _elsewhere(actor, dossier)


def may_read_at_province(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person open the province's page of it: the province's bodies, when it is their turn?"""
    if actor.holds(*COMMUNE_ROLES, Role.PRODUCER_REPRESENTATIVE):
        return _elsewhere(actor, dossier)
    return may_see_dossier(actor, dossier)


def _elsewhere(actor: Actor, dossier: Dossier) -> Refusal:
    """Not here; who may read the dossier at all is told to do it at the own desk."""
    verdict = may_see_dossier(actor, dossier)
    return verdict if isinstance(verdict, Refusal) else OWN_DESK


def may_see_appraisal(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person read what the commune says on its matters (Mẫu số 03)?

    Until it goes up it is the commune's draft: the producer has the receipt, the province nothing of it.
    """
    if serves(actor, dossier.commune):
        return ALLOWED
    verdict = may_see_dossier(actor, dossier)
    if verdict and dossier.forwarded_on is None:
        return Refusal(
            "appraisal-not-sent",
            _("Mẫu số 03 còn là bản xã đang viết; mở khi xã đã gửi hồ sơ lên tỉnh."),
            source="khoản 2 Điều 7",
        )
    return verdict


# --- what who reads by dossier needs of the register ---


def _dossiers_read(actor: Actor) -> QuerySet[Dossier]:
    return Dossier.objects.filter(dossiers_open_to(actor))


def _papers_filed(actor: Actor) -> QuerySet[SnapshotPaper]:
    return SnapshotPaper.objects.filter(snapshot__dossier__in=_dossiers_read(actor))


@concern("producer")
def producers_of_dossiers(actor: Actor) -> QuerySet[Any, Any]:
    """Whose dossiers this person reads."""
    return _dossiers_read(actor).values("product__producer")


@concern("product")
def products_of_dossiers(actor: Actor) -> QuerySet[Any, Any]:
    """Which products they are of."""
    return _dossiers_read(actor).values("product")


@concern("evidence_version")
def papers_of_dossiers(actor: Actor) -> QuerySet[Any, Any]:
    """The papers as they were filed with them; not the rest of the library."""
    return _papers_filed(actor).values("version")


@concern("file")
def files_of_dossiers(actor: Actor) -> QuerySet[Any, Any]:
    """The files of those papers."""
    return _papers_filed(actor).values("version__file")


@concern("file")
def scans_of_dossiers(actor: Actor) -> QuerySet[Any, Any]:
    """The paper dossiers, scanned: the scan is the dossier, for all who read it."""
    return _dossiers_read(actor).values("scan")


@concern("file")
def letters_of_dossiers(actor: Actor) -> QuerySet[Any, Any]:
    """The communes' letters they came with."""
    return _dossiers_read(actor).values("letter")


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
    if serves(actor, dossier.commune) or _keeps_paper(actor, dossier):
        return ALLOWED
    return may_assess_product(actor, dossier)


def _keeps_paper(actor: Actor, dossier: Dossier) -> bool:
    """Is this the office, and the dossier on paper? What is mended there is scanned and entered by it."""
    return dossier.paper_entered_on is not None and actor.holds(Role.PROVINCIAL_OFFICER)


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


def may_enter_paper_dossier(actor: Actor) -> Verdict:
    """May this person enter dossiers that began on paper?"""
    return _works_for_office(actor)


def may_enter_paper_of(actor: Actor, product: Product) -> Verdict:
    """May this person enter the paper dossier of this product?"""
    return may_enter_paper_dossier(actor)


def may_correct_paper_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person correct what was entered from paper?"""
    return _works_for_office(actor)


def may_cancel_paper_dossier(actor: Actor, dossier: Dossier) -> Verdict:
    """May this person take back what was entered from paper by mistake (hủy bản nhập)?"""
    return _works_for_office(actor)


def _works_for_office(actor: Actor) -> Verdict:
    return ALLOWED if actor.holds(Role.PROVINCIAL_OFFICER) else NOT_OCOP_OFFICE
