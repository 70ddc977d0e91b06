"""One round: how far its sheets are, in counts that add up; no figure of any sheet while one is open."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.council.moves import in_time, move_of
from hoaban.areas.council.permissions import (
    may_appoint_council,
    may_close_round,
    may_fill_round,
    may_see_round,
    may_see_sheets,
    may_see_who_is_left,
    may_submit_results,
)
from hoaban.areas.council.queries import council_of, farthest_apart, progress_of
from hoaban.core.permissions import Verdict
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("dot/<round>/", access=may_see_round)
def round(request: PageRequest, round: Any) -> HttpResponse:
    actor, progress = request.act.actor, progress_of(round)
    return render(
        request,
        "province/round.html",
        {
            "round": round,
            "council": council_of(round),
            "p": progress,
            "in_time": in_time(round, request.act.today),
            "apart": [(entry, farthest_apart(entry)) for entry in progress.rescoring],
            "appoint": _both(may_appoint_council(actor, round), move_of(round, "appoint")),
            "fill": _both(may_fill_round(actor, round), move_of(round, "fill")),
            "close": may_close_round(actor, round) if progress.open else None,
            "submit": _both(may_submit_results(actor, round), move_of(round, "submit")),
            "reopen": may_see_sheets(actor, progress.lines[0].entry) if progress.lines else None,
            "office": may_fill_round(actor, round),
            "who_is_left": may_see_who_is_left(actor, round),
        },
    )


def _both(may: Verdict, move: Any) -> Any:
    """Shown where the person may and the state allows: the permission's refusal first, then the move's."""
    return move if may else may
