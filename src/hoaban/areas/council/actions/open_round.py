"""Opening a round (mở đợt đánh giá, khoản 1 Điều 5)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.council import inputs
from hoaban.areas.council.models import Round
from hoaban.areas.council.moves import in_time
from hoaban.areas.council.permissions import may_open_round
from hoaban.areas.council.queries.rounds import LEVEL, next_number
from hoaban.areas.council.words import RoundState
from hoaban.core.actions import Act, deed
from hoaban.core.law import edition_in_force
from hoaban.core.permissions import Refusal, Refused, require
from hoaban.programme import dates
from hoaban.programme.edition import Edition

ARTICLE = "khoản 1 Điều 5"


@deed(takes=inputs.OpenRound)
def open_round(
    act: Act,
    *,
    year: int,
    round_id: str = "",
    hold_through: date | None = None,
    regulation: str = "",
    plan: str = "",
) -> Round:
    """Open a round of the law, or an extra one that the Quy chế and a plan provide for.

    Any day up to its last good day will do, also before the last day for proposals.
    """
    require(may_open_round(act.actor))
    edition = edition_in_force(act.today)
    if round_id:
        round = _round_of_law(act, edition, round_id, year)
    else:
        round = _extra_round(act, edition, year, hold_through, regulation, plan)
    require(in_time(round, act.today))
    return act.add(round)


def _round_of_law(act: Act, edition: Edition, round_id: str, year: int) -> Round:
    of_year = dates.rounds_of_year(edition.rounds, LEVEL, year)
    found = [(number, held) for number, held in enumerate(of_year, start=1) if held.round.id == round_id]
    if not found:
        why = _("Luật không có đợt này ở cấp tỉnh.")
        raise Refused(Refusal("unknown-round", why, source=ARTICLE, field="round_id"))
    if Round.objects.filter(round_id=round_id, year=year).exists():
        raise Refused(Refusal("round-exists", _("Đợt này đã mở."), source=ARTICLE))
    number, held = found[0]
    return _new(
        act,
        edition,
        year,
        number,
        name=f"{held.round.name} năm {year}",
        round_id=round_id,
        proposals_through=held.proposals_until,
        hold_through=held.held_until,
    )


def _extra_round(
    act: Act, edition: Edition, year: int, hold_through: date | None, regulation: str, plan: str
) -> Round:
    if not regulation or not plan:
        why = _(
            "Đợt bổ sung chỉ mở khi Quy chế Hội đồng cho phép và có kế hoạch đánh giá, phân hạng: "
            "ghi số, ngày của cả hai."
        )
        raise Refused(Refusal("extra-needs-papers", why, source=ARTICLE))
    if hold_through is None or hold_through.year != year:
        why = _("Ghi ngày cuối tổ chức đánh giá của đợt bổ sung, trong năm của đợt.")
        raise Refused(Refusal("extra-needs-day", why, source=ARTICLE))
    number = next_number(year, edition)
    return _new(
        act,
        edition,
        year,
        number,
        name=f"Đợt bổ sung {number:02d} năm {year}",
        hold_through=hold_through,
        regulation=regulation,
        plan=plan,
    )


def _new(act: Act, edition: Edition, year: int, number: int, **values: object) -> Round:
    return Round(
        code=f"{year}-{number}",
        year=year,
        number=number,
        edition=edition.id,
        state=RoundState.OPEN,
        opened_at=act.at,
        **values,
    )
