"""Everything that was filed, and what the commune may do with it now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.dossiers import papers, queries
from hoaban.areas.dossiers.permissions import may_read_at_commune, may_see_own_marks
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page
from hoaban.web.revealing import revealed

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("ban-xa/ho-so/<dossier>/", access=may_read_at_commune)
def dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    return render(request, "commune/dossier.html", as_filed(request, dossier))


def as_filed(request: PageRequest, dossier: Dossier) -> dict[str, Any]:
    """What officers read: forms, answers and papers as they were filed last, the way so far, what is next."""
    actor, today = request.act.actor, request.act.today
    edition = queries.edition_of(dossier, today)
    snapshot = queries.snapshot_of(dossier)
    reveal = revealed(request, dossier.producer)
    return {
        "dossier": dossier,
        "snapshot": snapshot,
        "reveal": reveal,
        "sections": papers.forms_filled(snapshot.content, edition, sensitive=reveal.shown)
        if snapshot
        else [],
        "parts": papers.sheet_filled(snapshot.content, edition) if snapshot else [],
        "on_paper": queries.filed_on_paper(dossier),
        "unknown": queries.unknown_of(dossier),
        "standing": queries.standing_if_known(dossier, edition),
        "marks": may_see_own_marks(actor, dossier),
        "matters": papers.matters_of(dossier, edition),
        "days_left": queries.days_left(edition, today, dossier.due_on),
        "now": queries.deeds_now(actor, dossier),
        "letters": queries.letters_of(dossier),
        "steps": queries.steps_of(dossier),
        "consent": dossier.consents.first(),
    }
