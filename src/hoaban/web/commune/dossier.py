"""Everything that was filed, and what the commune may do with it now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.dossiers import papers, queries
from hoaban.areas.dossiers.permissions import may_read_at_commune, may_see_own_marks
from hoaban.areas.registry.permissions import may_see_sensitive
from hoaban.core.actors import Actor
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page

if TYPE_CHECKING:
    from datetime import date

    from hoaban.areas.dossiers.models import Dossier


@page("ban-xa/ho-so/<dossier>/", access=may_read_at_commune)
def dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    return render(request, "commune/dossier.html", as_filed(request.act.actor, dossier, request.act.today))


def as_filed(actor: Actor, dossier: Dossier, today: date) -> dict[str, Any]:
    """What officers read: forms, answers and papers as they were filed last, the way so far, what is next."""
    edition = queries.edition_of(dossier, today)
    snapshot = queries.snapshot_of(dossier)
    sensitive = bool(may_see_sensitive(actor, dossier.producer))
    return {
        "dossier": dossier,
        "snapshot": snapshot,
        "sections": papers.forms_filled(snapshot.content, edition, sensitive=sensitive) if snapshot else [],
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
