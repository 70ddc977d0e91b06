"""What waits for the chairman's decision: each product with its star, its mean, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.certificates.papers import Why, why_of
from hoaban.areas.certificates.permissions import may_record_decision, may_see_decisions
from hoaban.areas.certificates.queries import Waiting, rounds_submitted, waiting_in
from hoaban.areas.certificates.words import OUTCOME_WORDS, Outcome
from hoaban.core.permissions import Verdict
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page

if TYPE_CHECKING:
    from hoaban.areas.council.models import Round


@dataclass(frozen=True, slots=True)
class Line:
    """One product as the chairman sees it."""

    waiting: Waiting
    why: Why

    @property
    def outcome(self) -> str:
        return str(OUTCOME_WORDS[self.waiting.outcome])

    @property
    def needs_decision(self) -> bool:
        return self.waiting.outcome is not Outcome.NONE


@dataclass(frozen=True, slots=True)
class Table:
    """One round: its lines, how many of each star and outcome, and whether this person may enter the
    decision."""

    round: Round
    lines: list[Line]
    verdict: Verdict

    @property
    def counts(self) -> list[tuple[str, int]]:
        outcomes = Counter(line.outcome for line in self.lines)
        return sorted(outcomes.items())

    @property
    def to_decide(self) -> bool:
        return any(line.needs_decision for line in self.lines)


@page("quyet-dinh/cho/", access=may_see_decisions)
def submitted(request: PageRequest) -> HttpResponse:
    tables = [_table(round, request) for round in rounds_submitted()]
    return render(request, "province/submitted.html", {"tables": tables})


def _table(round: Round, request: PageRequest) -> Table:
    lines = [Line(waiting, why_of(waiting)) for waiting in waiting_in(round)]
    return Table(round, lines, may_record_decision(request.act.actor, round))
