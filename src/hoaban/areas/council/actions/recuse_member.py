"""A member takes no part in scoring a product (không tham gia chấm, khoản 2 Điều 4; Quy chế Hội đồng)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoaban.areas.council import inputs
from hoaban.areas.council.actions.held import held_entry
from hoaban.areas.council.models import Entry, Recusal, Seat, Sheet
from hoaban.areas.council.moves import move_of
from hoaban.areas.council.permissions import FAIRNESS, may_declare_recusal, may_recuse_member, seat_of
from hoaban.areas.council.queries.rounds import grounds_of, seats
from hoaban.areas.council.words import SheetState
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import Refusal, Refused, require


@deed(on="entry", takes=inputs.RecuseMember)
def recuse_member(act: Act, entry: Entry, *, ground: str, seat: str = "") -> Recusal:
    """Enter that a member steps back, by the member or by office or secretary, before their sheet is closed.

    Marks already made are kept and do not count. Said again it changes nothing. Others see a number,
    never who.
    """
    entry = held_entry(act, entry)
    member = _member(entry, seat) if seat else _own_seat(act, entry)
    require(may_recuse_member(act.actor, entry, member))
    require(move_of(entry, "recuse"))
    _refuse_wrong(entry, member, ground)
    known = Recusal.objects.filter(entry=entry, seat=member).first()
    return known or act.add(
        Recusal(entry=entry, seat=member, ground=ground, declared_by=act.actor.user_id, at=act.at)
    )


def _own_seat(act: Act, entry: Entry) -> Seat:
    require(may_declare_recusal(act.actor, entry))
    seat = seat_of(act.actor, entry.round)
    assert seat is not None  # noqa: S101  the permission has looked
    return seat


def _member(entry: Entry, name: str) -> Seat:
    of_round = seats().filter(council__round=entry.round_id, ended_at=None)
    found = [seat for seat in of_round if name in (str(seat.pk), str(seat.user.key))]
    if not found:
        why = _("Hội đồng của đợt này không có thành viên đó.")
        raise Refused(Refusal("unknown-member", why, field="seat"))
    return found[0]


def _refuse_wrong(entry: Entry, seat: Seat, ground: str) -> None:
    if ground not in grounds_of(seat.council):
        why = _("Quy chế của Hội đồng không nêu lý do này.")
        raise Refused(Refusal("unknown-ground", why, source=FAIRNESS, field="ground"))
    closed = Sheet.objects.filter(
        entry=entry, seat=seat, pass_number=entry.pass_number, state=SheetState.CLOSED
    ).exists()
    if closed:
        why = _("Phiếu đã chốt. Mở lại phiếu trước, rồi mới khai không tham gia chấm.")
        raise Refused(Refusal("sheet-closed", why, source=FAIRNESS))
