"""Enter the council of a round: the decision, the Quy chế, and a person for every seat of the law."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.permissions import may_appoint_council
from hoaban.areas.council.queries import council_settings, edition_of, people_for_seats, seat_kinds
from hoaban.areas.council.words import GROUND_WORDS, RULE_WORDS, SETTING_WORDS
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

MANY_SEATS = 4


@page("dot/<round>/hoi-dong/", access=may_appoint_council)
def appoint_council(request: PageRequest, round: Any) -> HttpResponse:
    form = form_of(inputs.AppointCouncil, request)
    if form.is_valid() and attempt(form, actions.appoint_council, request.act, round, **form.cleaned_data):
        return then(
            request, _("Đã lập Hội đồng của %(name)s.") % {"name": round.name}, "province:round", round.code
        )
    edition = edition_of(round)
    return render(
        request,
        "province/appoint_council.html",
        {
            "form": form,
            "round": round,
            "rows": _rows(request, seat_kinds(edition)),
            "people": list(people_for_seats()),
            "settings": [
                (SETTING_WORDS[key], _told(value)) for key, value in council_settings(edition).items()
            ],
            "council": edition.councils["province"],
        },
    )


def _rows(request: PageRequest, kinds: list[Any]) -> list[dict[str, Any]]:
    """One row a seat, several where the law speaks of some units; what was typed stays."""
    rows: list[dict[str, Any]] = []
    for kind in kinds:
        for place in range(MANY_SEATS if kind.many else 1):
            name = f"seats-{len(rows)}"
            rows.append(
                {
                    "kind": kind,
                    "name": name,
                    "first": place == 0,
                    "required": kind.required and place < kind.min,
                    "user": request.POST.get(f"{name}-user", ""),
                    "agency": request.POST.get(f"{name}-agency", ""),
                }
            )
    return rows


def _told(value: Any) -> str:
    """A setting's value in words."""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return "; ".join(str(GROUND_WORDS.get(ground, ground)) for ground in value)
    return str(RULE_WORDS.get(value, value)).replace(".", ",")
