"""The office enters the signed decision of a round: certificates are issued at once, all or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.certificates import actions, inputs
from hoaban.areas.certificates.permissions import may_record_decision
from hoaban.areas.certificates.queries import Waiting, waiting_in
from hoaban.areas.certificates.words import OUTCOME_WORDS, Outcome
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.council.models import Round


@page("quyet-dinh/moi/<round>/", access=may_record_decision)
def record_decision(request: PageRequest, round: Round) -> HttpResponse:
    waiting = [row for row in waiting_in(round) if row.outcome is not Outcome.NONE]
    form = form_of(inputs.RecordDecision, request, initial=_proposed(waiting))
    inputs.offer(form, "dossiers", [(row.dossier.code, _in_words(row)) for row in waiting])
    if form.is_valid():
        decision = attempt(form, actions.record_decision, request.act, round, **form.cleaned_data)
        if decision:
            return then(
                request,
                _("Đã nhập quyết định số %(number)s.") % {"number": decision.number},
                "province:decisions",
            )
    return render(
        request, "province/record_decision.html", {"form": form, "round": round, "waiting": waiting}
    )


def _proposed(waiting: list[Waiting]) -> dict[str, object]:
    """What waits for a recognition is ticked; where nothing does, what waits for an approval."""
    outcomes = {row.outcome for row in waiting}
    first = Outcome.CERTIFICATE if Outcome.CERTIFICATE in outcomes else Outcome.MINISTRY
    return {"dossiers": [row.dossier.code for row in waiting if row.outcome is first]}


def _in_words(row: Waiting) -> str:
    values = {
        "code": row.dossier.code,
        "product": row.dossier.product.name,
        "star": row.star,
        "outcome": OUTCOME_WORDS[row.outcome],
    }
    said = _("%(product)s (%(code)s): %(star)s sao, %(outcome)s") % values
    return "; ".join(filter(None, [said, row.dossier.paper_words]))
