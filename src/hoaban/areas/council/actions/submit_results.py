"""Submitting a closed round to the chairman (tờ trình, điểm đ khoản 3 Điều 7)."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from hoaban.areas.council import inputs
from hoaban.areas.council.actions.held import held_round
from hoaban.areas.council.models import Round, Submission
from hoaban.areas.council.moves import move_of
from hoaban.areas.council.permissions import may_submit_results
from hoaban.areas.council.words import EntryState
from hoaban.areas.dossiers.actions import carry_on
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.notices.actions import tell
from hoaban.core.permissions import Refusal, Refused, require


@deed(on="round", takes=inputs.SubmitResults)
def submit_results(act: Act, round: Round, *, number: str, date: dt.date) -> Submission:
    """Submit every product with a result; each dossier moves on, and the chairman is told."""
    require(may_submit_results(act.actor, round))
    round = held_round(act, round)
    move = require(move_of(round, "submit"))
    if date > act.today:
        raise Refused(Refusal("date-ahead", _("Ngày tờ trình không thể sau hôm nay."), source=move.article))
    round.state = move.to
    act.save(round)
    submission = act.add(Submission(round=round, number=number, date=date, at=act.at, by=act.actor.user_id))
    for entry in round.entries.filter(state=EntryState.CLOSED).select_related("dossier"):
        carry_on(act, entry.dossier, "submit", note=number)
    title = f"{round.name} đã trình: tờ trình số {number}"
    tell(act, Role.PROVINCE_CHAIRMAN, title, subject=round.code, address=f"/dot/{round.code}/")
    return submission
