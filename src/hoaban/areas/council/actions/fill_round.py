"""Putting dossiers into a round (xếp hồ sơ vào đợt, khoản 1 Điều 5)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from hoaban.areas.council import inputs
from hoaban.areas.council.actions.held import held_round
from hoaban.areas.council.models import Entry, Round
from hoaban.areas.council.moves import in_time, move_of
from hoaban.areas.council.permissions import may_fill_round
from hoaban.areas.council.queries.rounds import in_its_own_round, round_takes
from hoaban.areas.council.words import EntryState
from hoaban.areas.dossiers.actions import carry_on
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.queries import dossier_called, set_of
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.law import edition_called
from hoaban.core.notices.actions import tell
from hoaban.core.permissions import ALLOWED, Refusal, Refused, require


@deed(on="round", takes=inputs.FillRound)
def fill_round(act: Act, round: Round, *, dossiers: Sequence[str], reason: str = "") -> Round:
    """Put these dossiers (by code) before the council, all or none; the advisory team is told.

    reason  why a dossier that the commune sent in time for an earlier round stands only in this one; kept
            with the dossier's step. Nothing in the law forbids the delay, but its reason is owed.
    """
    require(may_fill_round(act.actor, round))
    round = held_round(act, round)
    require(move_of(round, "fill"))
    require(in_time(round, act.today))
    last = round.entries.aggregate(last=Max("position"))["last"] or 0
    for position, code in enumerate(dossiers, start=last + 1):
        _put_in(act, round, _dossier(code), position, reason)
    title = f"{round.name} có thêm {len(dossiers)} sản phẩm cần báo cáo của Tổ tư vấn"
    tell(act, Role.ADVISORY_MEMBER, title, subject=round.code, address="/cham/")
    return round


def _dossier(code: str) -> Dossier:
    dossier: Dossier | None = dossier_called(code)
    if dossier is None:
        why = _("Không có hồ sơ %(code)s.") % {"code": code}
        raise Refused(Refusal("unknown-dossier", why, field="dossiers"))
    return dossier


def _put_in(act: Act, round: Round, dossier: Dossier, position: int, reason: str) -> Entry:
    require(round_takes(round, dossier))
    own_round = in_its_own_round(round, dossier)
    require(ALLOWED if reason else own_round)
    criteria_set = set_of(dossier, edition_called(dossier.edition))
    if criteria_set is None:
        raise Refused(
            Refusal("unknown-set", _("Hồ sơ %(code)s chưa rõ bộ sản phẩm.") % {"code": dossier.code})
        )
    carry_on(act, dossier, "put_in_round", note=round.name if own_round else f"{round.name}. {reason}")
    return act.add(
        Entry(
            round=round,
            dossier=dossier,
            criteria_set=criteria_set.id,
            position=position,
            state=EntryState.SCORING,
            added_at=act.at,
        )
    )
