"""One round as a file: its products, sheets in counts, results where they may be seen, and an empty table for
the sums on paper."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from hoaban.areas.council import actions
from hoaban.areas.council.papers import round_about, round_tables
from hoaban.areas.council.permissions import may_export_round
from hoaban.web.acts import PageRequest
from hoaban.web.downloads import download
from hoaban.web.pages import page


@page("dot/<round>/tai-ve/", access=may_export_round)
def export_round(request: PageRequest, round: Any) -> HttpResponse:
    actions.export_round(request.act, round)
    act = request.act
    return download(request, f"dot-{round.code}", round_about(act, round), round_tables(act, round))
