"""Receiving (tiếp nhận, điểm a khoản 2 Điều 7): the register number, and the clock that starts."""

from __future__ import annotations

from datetime import date
from itertools import count

from django.db.models import Max
from django.utils.translation import gettext as _

from hoaban.areas.dossiers.actions.steps import take_step, tell_producer
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import MOVES, deadline_in
from hoaban.areas.dossiers.papers import committee_of
from hoaban.areas.dossiers.permissions import may_receive_dossier
from hoaban.areas.dossiers.queries import round_ahead
from hoaban.core.actions import Act, deed
from hoaban.core.documents.actions import issue_paper
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.law import edition_called
from hoaban.core.permissions import Refusal, require
from hoaban.core.units.queries import province
from hoaban.programme.dates import OutsideCalendar
from hoaban.programme.edition import Edition


@deed(on="dossier")
def receive_dossier(act: Act, dossier: Dossier) -> Dossier:
    """Receive the dossier today: "Phiếu số" and receipt are made, and the working days of the commune begin.

    Raises Refused where the edition's calendar does not reach to the end of the term: no day is guessed.
    """
    with act.on(dossier) as dossier:
        require(may_receive_dossier(act.actor, dossier))
        move = require(MOVES.of(dossier, "receive"))
        edition = edition_called(dossier.edition)
        dossier.due_on = require(due_after(edition, deadline_in(move.to), act.today))
        dossier.received_on = act.today
        dossier.received_by, dossier.received_by_name = act.actor.user_id, act.actor.name
        _number(act, dossier, edition)
        take_step(act, dossier, move)
    issue_paper(
        act,
        IssuedPaper.Kind.RECEIPT,
        dossier.code,
        number=dossier.registration_number,
        date=act.today,
        unit=committee_of(dossier.commune),
    )
    tell_producer(
        act,
        dossier,
        f"UBND xã đã nhận hồ sơ {dossier.code}, phiếu số {dossier.registration_number}",
        f"Xã thẩm định và gửi tỉnh chậm nhất ngày {dossier.due_on:%d/%m/%Y}.",
    )
    return dossier


def due_after(edition: Edition, deadline: str, start: date) -> date | Refusal:
    """The last good day of a deadline that runs from this day; refused beyond the calendar."""
    try:
        return edition.deadline(deadline).date(start)
    except OutsideCalendar:
        return Refusal(
            "outside-calendar",
            _(
                "Lịch ngày làm việc chưa có đến cuối thời hạn thẩm định, nên chưa tính được hạn."
                " Văn phòng OCOP tỉnh cần bổ sung lịch trước."
            ),
            source=edition.deadline(deadline).article,
        )


def _number(act: Act, dossier: Dossier, edition: Edition) -> None:
    """The next number of the commune's register of this year."""
    act.locked(dossier.commune)  # one at a time: two receipts at once would read the same last number
    of_year = Dossier.objects.filter(commune=dossier.commune, received_on__year=act.today.year)
    last = of_year.aggregate(last=Max("registration_serial"))["last"] or 0
    dossier.registration_serial, dossier.registration_number = free_number(
        "registration_number", edition, dossier, last, act.today
    )


def free_number(column: str, edition: Edition, dossier: Dossier, last: int, today: date) -> tuple[int, str]:
    """The next number of a register after `last` that no paper has given already, with its serial."""
    for serial in count(last + 1):  # pragma: no branch -- paper has given a number of them, not all
        number = number_in_register(edition, dossier, serial, today)
        if not Dossier.objects.filter(**{column: number}).exists():
            break
    return serial, number


def number_in_register(edition: Edition, dossier: Dossier, serial: int, today: date) -> str:
    """ "Phiếu số" as the edition builds it. The form prints two blanks; the second is read as the round."""
    pattern = edition.code_pattern("registration_number") or "{serial}-{commune_code}-{year}"
    return pattern.format(
        serial=f"{serial:02d}",
        serial2=_round_number(edition, today),
        province_code=province().code,
        commune_code=dossier.commune.code,
        year=today.year,
    )


def _round_number(edition: Edition, today: date) -> str:
    ahead = round_ahead(edition, today)
    of_year = [item for item in edition.rounds if ahead and item.level == ahead.round.level]
    return f"{of_year.index(ahead.round) + 1:02d}" if ahead else "00"
