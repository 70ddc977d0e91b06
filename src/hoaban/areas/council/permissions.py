"""Who may do what in a round: the office, the secretary, the advisory team, each member with their own sheet.

A member, chair or secretary of one council knows nothing of another's rounds.
Here: who, and why not; which rounds and dossiers are whose; and the lock on figures while a counted sheet is
open, since it is asked wherever a figure is shown. Not here: when (moves.py), what the marks come to
(programme/panel.py).
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoaban.areas.council.models import Council, Entry, Recusal, Round, Seat, Sheet
from hoaban.areas.council.words import EntryState, RoundState
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.accounts.roles import COUNCIL_ROLES, Role
from hoaban.core.actors import Actor
from hoaban.core.concerns import NOBODY, concern
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

REGULATION = "Quy chế Hội đồng"
FAIRNESS = "khoản 2 Điều 4; Quy chế Hội đồng"
ALL_ROUNDS = (Role.PROVINCIAL_OFFICER, Role.PROVINCE_CHAIRMAN, Role.AUDITOR)
OWN_ROUNDS = COUNCIL_ROLES | {Role.COUNCIL_SECRETARY}


# --- which rounds ---


def rounds_open_to(actor: Actor) -> Q:
    """The condition on the rounds this person may see; lists and may_see_round hold to the same."""
    if actor.holds(*ALL_ROUNDS):
        return Q()
    if actor.holds(*COUNCIL_ROLES):
        return Q(pk__in=_seats(actor).values("council__round"))
    return Q(pk__in=_kept_by(actor).values("round")) if actor.holds(Role.COUNCIL_SECRETARY) else NOBODY


def _seats(actor: Actor) -> QuerySet[Seat]:
    return Seat.objects.filter(user=actor.user_id, ended_at=None)


def _kept_by(actor: Actor) -> QuerySet[Council]:
    """The councils of a secretary: those that name them, and those that name nobody."""
    return Council.objects.filter(Q(secretary=actor.user_id) | Q(secretary=None))


@concern("dossier")
def dossiers_in_rounds(actor: Actor) -> QuerySet[Any, Any]:
    """The dossiers that stand, or stood, before this person's council; not those put off to a later round."""
    rounds = Round.objects.filter(rounds_open_to(actor))
    return Entry.objects.filter(round__in=rounds).exclude(state=EntryState.POSTPONED).values("dossier")


def keeps(actor: Actor, round: Round) -> bool:
    """Does this person keep the round: the office, or the secretary of its council?"""
    if actor.holds(Role.COUNCIL_SECRETARY):
        return _kept_by(actor).filter(round=round).exists()
    return actor.holds(Role.PROVINCIAL_OFFICER)


def may_see_rounds(actor: Actor) -> Verdict:
    """May this person see rounds and how far their sheets are: counts, no figures?"""
    if actor.holds(*ALL_ROUNDS, *OWN_ROUNDS):
        return ALLOWED
    return Refusal("not-round-reader", _("Trang đợt đánh giá dành cho Văn phòng OCOP tỉnh và Hội đồng."))


def may_see_round(actor: Actor, round: Round) -> Verdict:
    """May this person see this round?"""
    verdict = may_see_rounds(actor)
    if not verdict or Round.objects.filter(rounds_open_to(actor), pk=round.pk).exists():
        return verdict
    return Refusal("other-council", _("Đợt này của Hội đồng khác."), source=FAIRNESS)


def may_export_round(actor: Actor, round: Round) -> Verdict:
    """May this person take the round along as a file? Who sees it may; results stand in it only where they
    may be seen (may_see_result)."""
    return may_see_round(actor, round)


def may_reconcile_round(actor: Actor, round: Round) -> Verdict:
    """May this person hold the paper's sums against the platform's, member by member (đối chiếu)?

    The office alone, since it shows whose sum is whose; and nobody before the round is closed.
    """
    verdict = _office(actor)
    if verdict and round.state == RoundState.OPEN:
        return Refusal(
            "round-open",
            _("Đợt này chưa khép: đối chiếu bây giờ sẽ lộ điểm khi còn phiếu mở. Khép đợt rồi đối chiếu."),
            source=FAIRNESS,
        )
    return verdict


def may_see_minutes(actor: Actor, round: Round) -> Verdict:
    """May this person see the minutes of this round? Nobody may before it is closed: they hold the means."""
    verdict = may_see_round(actor, round)
    if verdict and round.state == RoundState.OPEN:
        return Refusal("minutes-not-yet", _("Biên bản lập khi khép đợt; đợt này chưa khép."), source=FAIRNESS)
    return verdict


def may_see_who_is_left(actor: Actor, round: Round) -> Verdict:
    """May this person see by name who has sheets still to close? Who keeps the round calls them.

    Somebody else could tell from the numbers who takes no part in scoring a product.
    """
    return _keeper(actor, round)


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
    return _keeper(actor, entry.round)


def may_close_round(actor: Actor, round: Round) -> Verdict:
    """May this person close the scoring of every product of a round?"""
    return _keeper(actor, round)


def may_recuse_others(actor: Actor, entry: Entry) -> Verdict:
    """May this person enter that somebody else takes no part in scoring a product?"""
    return _keeper(actor, entry.round)


def _keeper(actor: Actor, round: Round) -> Verdict:
    if keeps(actor, round):
        return ALLOWED
    return Refusal(
        "not-keeper",
        _("Việc này của Văn phòng OCOP tỉnh hoặc Thư ký Hội đồng của đợt này."),
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
    return _seats(actor).filter(council__round=round)


def may_declare_recusal(actor: Actor, entry: Entry) -> Verdict:
    """May this member say that they take no part in scoring this product (không tham gia chấm)?"""
    return ALLOWED if seat_of(actor, entry.round) else _no_seat()


def may_recuse_member(actor: Actor, entry: Entry, seat: Seat) -> Verdict:
    """May this person enter the recusal of this member: the member, the office or the secretary?"""
    own = seat_of(actor, entry.round)
    if own == seat or keeps(actor, entry.round):
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


SEAT_BEFORE = """
    SELECT seat.*,
        (SELECT id FROM council_recusal WHERE entry_id = %(entry)s AND seat_id = seat.id) AS recusal,
        EXISTS (SELECT 1 FROM dossiers_writer
            WHERE dossier_id = %(dossier)s AND user_id = seat.user_id) AS wrote,
        EXISTS (SELECT 1 FROM accounts_holding
            WHERE user_id = seat.user_id AND role = %(speaker)s AND producer = %(producer)s
            AND ended_at IS NULL) AS speaks_for_producer
    FROM council_seat AS seat
    JOIN council_council AS council ON council.id = seat.council_id
    WHERE council.round_id = %(round)s AND seat.user_id = %(user)s AND seat.ended_at IS NULL
"""


def _seat_before(actor: Actor, entry: Entry) -> Any:
    """The member's seat with all that ties them to the product: one query, since every mark asks it.

    Written here once: Django would write the same words anew, twice a mark, and that took most of its time.
    """
    if actor.user_id is None or not actor.holds(*COUNCIL_ROLES):
        return None
    producer = entry.dossier.product.producer
    asked = {
        "entry": entry.pk,
        "dossier": entry.dossier_id,
        "speaker": Role.PRODUCER_REPRESENTATIVE.value,
        "producer": producer.slug if producer else "",
        "round": entry.round_id,
        "user": actor.user_id,
    }
    return next(iter(Seat.objects.raw(SEAT_BEFORE, asked)), None)


def _recused(seat: Any) -> Refusal | None:
    if seat.recusal is None:
        return None
    why = gettext(
        "Không chấm được sản phẩm này: đã khai có lợi ích liên quan ngày %(day)s. "
        "Phiếu không tính vào túc số."
    )
    day = localtime(Recusal.objects.get(pk=seat.recusal).at).strftime("%d/%m/%Y")
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
    return ALLOWED if seat is not None and seat.chair else _keeper(actor, entry.round)


def may_see_result(actor: Actor, entry: Entry) -> Verdict:
    """May this person see what the council's sheets came to? Nobody may while a counted sheet can be open."""
    if not may_see_round(actor, entry.round):
        return Refusal(
            "not-result-reader",
            _("Kết quả này dành cho Hội đồng của đợt, Văn phòng OCOP tỉnh và Chủ tịch UBND tỉnh."),
            source=FAIRNESS,
        )
    if entry.state != EntryState.CLOSED:
        return Refusal(
            "result-locked",
            _("Điểm, độ lệch và hạng sao chưa mở: còn phiếu tính điểm chưa chốt."),
            source=FAIRNESS,
        )
    return ALLOWED
