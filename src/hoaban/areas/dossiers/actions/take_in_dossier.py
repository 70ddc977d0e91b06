"""Taking in (tiếp nhận của tỉnh, điểm a khoản 3 Điều 7)."""

from __future__ import annotations

from django.db.models import Max

from hoaban.areas.dossiers.actions.receive_dossier import free_number
from hoaban.areas.dossiers.actions.steps import take_step, tell_commune, tell_producer
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.permissions import may_take_in_dossier
from hoaban.core.actions import Act, deed
from hoaban.core.law import edition_called
from hoaban.core.permissions import require
from hoaban.core.units.queries import province


@deed(on="dossier")
def take_in_dossier(act: Act, dossier: Dossier) -> Dossier:
    """Take the commune's proposal in as complete; the province's "Phiếu số" of Mẫu số 01 is made."""
    with act.on(dossier) as dossier:
        require(may_take_in_dossier(act.actor, dossier))
        move = require(MOVES.of(dossier, "take_in"))
        dossier.taken_in_on, dossier.taken_in_by_name = act.today, act.actor.name
        _number(act, dossier)
        take_step(act, dossier, move)
    title = f"Tỉnh đã nhận đủ hồ sơ {dossier.code}, phiếu số {dossier.province_number}"
    tell_commune(act, dossier, title)
    tell_producer(act, dossier, title)
    return dossier


def _number(act: Act, dossier: Dossier) -> None:
    """The next number of the province's register of this year."""
    act.locked(province())  # one at a time: two at once would read the same last number
    of_year = Dossier.objects.filter(taken_in_on__year=act.today.year)
    last = of_year.aggregate(last=Max("province_serial"))["last"] or 0
    edition = edition_called(dossier.edition)
    dossier.province_serial, dossier.province_number = free_number(
        "province_number", edition, dossier, last, act.today
    )
