"""Who may do what in a round: the office, the secretary, the advisory team, each member with their own sheet.

Here: who, and why not; and the lock on figures while a counted sheet is open, since it is asked wherever a
figure is shown. Not here: when (moves.py), what the marks come to (programme/panel.py).
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoaban.areas.council.models import Entry, Recusal, Round, Seat, Sheet
from hoaban.areas.council.words import EntryState
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.accounts.models import Holding
from hoaban.core.accounts.roles import COUNCIL_ROLES, Role
from hoaban.core.actors import Actor
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

REGULATION = "Quy chế Hội đồng"
FAIRNESS = "khoản 2 Điều 4; Quy chế Hội đồng"
KEEPERS = (Role.PROVINCIAL_OFFICER, Role.COUNCIL_SECRETARY)
READERS = (*KEEPERS, Role.COUNCIL_CHAIR, Role.PROVINCE_CHAIRMAN, Role.ADMINISTRATOR, Role.AUDITOR)


def may_see_rounds(actor: Actor) -> Verdict:
    """May this person see the rounds and how far their sheets are: counts, no figures?"""
    if actor.holds(*READERS):
        return ALLOWED
    return Refusal("not-round-reader", _("Trang đợt đánh giá dành cho Văn phòng OCOP tỉnh và Hội đồng."))


def may_see_round(actor: Actor, round: Round) -> Verdict:
    """May this person see one round?"""
    return may_see_rounds(actor)


def may_open_round(actor: Actor) -> Verdict:
    """May this person open a round (mở đợt, khoản 1 Điều 5)?"""
    return _office(actor)


def may_appoint_council(actor: Actor, round: Round) -> Verdict:
    """May this person enter the decision that sets up the council (điểm b khoản 3 Điều 7)?"""
    return _office(actor)


def may_fill_round(actor: Actor, round: Round) -> Verdict:
    """May this person put dossiers into a round (khoản 1 Điều 5)?"""
    return _office(actor)


def may_postpone_dossier(actor: Actor, entry: Entry) -> Verdict:
    """May this person take a product out of the round, for a later one?"""
    return _office(actor)


def may_submit_results(actor: Actor, round: Round) -> Verdict:
    """May this person submit a closed round to the chairman (điểm đ khoản 3 Điều 7)?"""
    return _office(actor)


def _office(actor: Actor) -> Verdict:
    if actor.holds(Role.PROVINCIAL_OFFICER):
        return ALLOWED
    return Refusal("not-office", _("Việc này của Văn phòng OCOP tỉnh."), source="khoản 3 Điều 7")


def may_close_scoring(actor: Actor, entry: Entry) -> Verdict:
    """May this person close the scoring of a product (khép chấm điểm, điểm d khoản 3 Điều 7)?"""
    return _keeper(actor)


def may_close_round(actor: Actor, round: Round) -> Verdict:
    """May this person close the scoring of every product of a round?"""
    return _keeper(actor)


def may_recuse_others(actor: Actor, entry: Entry) -> Verdict:
    """May this person enter that somebody else takes no part in scoring a product?"""
    return _keeper(actor)


def _keeper(actor: Actor) -> Verdict:
    if actor.holds(*KEEPERS):
        return ALLOWED
    return Refusal(
        "not-keeper",
        _("Việc này của Văn phòng OCOP tỉnh hoặc Thư ký Hội đồng."),
        source="điểm d khoản 3 Điều 7",
    )


def may_sit_at_desk(actor: Actor) -> Verdict:
    """Has this person a place at the council's desk: a member, or one of the advisory team?"""
    if actor.holds(*COUNCIL_ROLES, Role.ADVISORY_MEMBER):
        return ALLOWED
    return Refusal("not-at-council", _("Trang này dành cho thành viên Hội đồng và Tổ tư vấn."))


def may_record_advisory_report(actor: Actor, entry: Entry) -> Verdict:
    """May this person write the advisory team's report on a product (điểm c khoản 3 Điều 7)?"""
    if actor.holds(Role.ADVISORY_MEMBER):
        return ALLOWED
    return Refusal("not-advisory", _("Báo cáo do thành viên Tổ tư vấn lập."), source="điểm c khoản 3 Điều 7")


def seat_of(actor: Actor, round: Round) -> Seat | None:
    """The seat this person sits on in the round's council, acting as a member; None where there is none."""
    return _seats_of(actor, round).first()


def _seats_of(actor: Actor, round: Round) -> QuerySet[Seat]:
    if actor.user_id is None or not actor.holds(*COUNCIL_ROLES):
        return Seat.objects.none()
    return Seat.objects.filter(council__round=round, user=actor.user_id, ended_at=None)


def may_declare_recusal(actor: Actor, entry: Entry) -> Verdict:
    """May this member say that they take no part in scoring this product (không tham gia chấm)?"""
    return ALLOWED if seat_of(actor, entry.round) else _no_seat()


def may_recuse_member(actor: Actor, entry: Entry, seat: Seat) -> Verdict:
    """May this person enter the recusal of this member: the member, the office or the secretary?"""
    own = seat_of(actor, entry.round)
    if own == seat or actor.holds(*KEEPERS):
        return ALLOWED
    return Refusal("not-own-recusal", _("Chỉ khai không tham gia chấm cho chính mình."), source=REGULATION)


def _no_seat() -> Refusal:
    return Refusal(
        "no-seat", _("Chỉ thành viên Hội đồng của đợt này mới chấm điểm."), source="điểm d khoản 3 Điều 7"
    )


def may_mark_product(actor: Actor, entry: Entry) -> Verdict:
    """May this member score this product in this round (chấm điểm, khoản 2 Điều 4)?"""
    seat = _seat_before(actor, entry)
    if seat is None:
        return _no_seat()
    if not seat.scores:
        return Refusal(
            "seat-does-not-score", _("Theo Quy chế, Chủ tịch Hội đồng không chấm điểm."), source=REGULATION
        )
    refusals = (_recused(seat), _conflict(seat, entry.dossier))
    return next((refusal for refusal in refusals if refusal is not None), ALLOWED)


def _seat_before(actor: Actor, entry: Entry) -> Any:
    """The member's seat with all that ties them to the product: one query, since every mark asks it."""
    producer = entry.dossier.product.producer
    speaks_for = Holding.objects.filter(
        user=actor.user_id,
        role=Role.PRODUCER_REPRESENTATIVE,
        producer=producer.slug if producer else "",
        ended_at=None,
    )
    recusals = Recusal.objects.filter(entry=entry, seat=OuterRef("pk"))
    return (
        _seats_of(actor, entry.round)
        .annotate(
            recused_at=Subquery(recusals.values("at")[:1]),
            wrote=Exists(entry.dossier.writers.filter(user_id=OuterRef("user"))),
            speaks_for_producer=Exists(speaks_for),
        )
        .first()
    )


def _recused(seat: Any) -> Refusal | None:
    if seat.recused_at is None:
        return None
    why = gettext(
        "Không chấm được sản phẩm này: đã khai có lợi ích liên quan ngày %(day)s. "
        "Phiếu không tính vào túc số."
    )
    day = localtime(seat.recused_at).strftime("%d/%m/%Y")
    return Refusal("recused", why % {"day": day}, source=FAIRNESS)


def _conflict(seat: Any, dossier: Dossier) -> Refusal | None:
    if seat.wrote or dossier.opened_by == seat.user_id:
        return Refusal(
            "helped-write-dossier",
            _("Ông/bà đã tham gia lập hồ sơ này nên không chấm điểm."),
            source=REGULATION,
        )
    if seat.speaks_for_producer:
        return Refusal(
            "sits-for-producer",
            _("Ông/bà là người đại diện của chủ thể này nên không chấm điểm."),
            source=REGULATION,
        )
    return None


def may_close_sheet(actor: Actor, entry: Entry) -> Verdict:
    """May this member close their sheet (chốt phiếu)? Who may mark may close."""
    return may_mark_product(actor, entry)


def may_propose_knock_out(actor: Actor, entry: Entry) -> Verdict:
    """May this member say that the dossier is to be excluded (hồ sơ bị loại)? Who may mark may."""
    return may_mark_product(actor, entry)


def may_drop_knock_out(actor: Actor, entry: Entry) -> Verdict:
    """May this member take that back?"""
    return may_mark_product(actor, entry)


def may_reopen_sheet(actor: Actor, sheet: Sheet) -> Verdict:
    """May this person open a closed sheet again: the office, or the chair of this council?"""
    if actor.holds(Role.PROVINCIAL_OFFICER):
        return ALLOWED
    seat = seat_of(actor, sheet.entry.round)
    if seat is not None and seat.chair:
        return ALLOWED
    return Refusal(
        "not-reopener",
        _("Chỉ Chủ tịch Hội đồng hoặc Văn phòng OCOP tỉnh mở lại phiếu đã chốt."),
        source=REGULATION,
    )


def may_see_sheets(actor: Actor, entry: Entry) -> Verdict:
    """May this person see whose sheets are closed, to open one again?"""
    seat = seat_of(actor, entry.round)
    if actor.holds(*KEEPERS) or (seat is not None and seat.chair):
        return ALLOWED
    return _keeper(actor)


def may_see_result(actor: Actor, entry: Entry) -> Verdict:
    """May this person see what the council's sheets came to? Nobody may while a counted sheet can be open."""
    if not actor.holds(*READERS) and seat_of(actor, entry.round) is None:
        return Refusal(
            "not-result-reader",
            _("Kết quả này dành cho Hội đồng, Văn phòng OCOP tỉnh và Chủ tịch UBND tỉnh."),
        )
    if entry.state != EntryState.CLOSED:
        return Refusal(
            "result-locked",
            _("Điểm, độ lệch và hạng sao chưa mở: còn phiếu tính điểm chưa chốt."),
            source=FAIRNESS,
        )
    return ALLOWED
