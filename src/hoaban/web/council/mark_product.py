"""The scoring desk: one product, one criterion; each option is one tap, saved at once.

Works as plain forms; mark.js sends the same form without a reload and keeps a mark while the line is cut.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import get_language

from hoaban.areas.council import actions, inputs
from hoaban.areas.council.moves import in_time, move_of
from hoaban.areas.council.permissions import may_mark_product
from hoaban.areas.council.queries import (
    OwnSheet,
    beside,
    beside_marked,
    criteria_set_of,
    own_sheet,
    own_sheet_marked,
    papers_of,
)
from hoaban.areas.council.queries.sheets import Line
from hoaban.core.law import edition_called
from hoaban.core.permissions import ALLOWED, Refusal, Verdict
from hoaban.programme.edition import Edition
from hoaban.programme.provisions.guide import PlainCriterion
from hoaban.web.acts import PageRequest
from hoaban.web.drafts import sent_as_typed, told
from hoaban.web.pages import attempt, form_of, page
from hoaban.web.templatetags.words import points

WHICH = "tieu-chi"


@page("cham/<entry>/", access=may_mark_product)
def mark_product(request: PageRequest, entry: Any) -> HttpResponse:
    form = form_of(inputs.MarkProduct, request)
    saved = form.is_valid() and attempt(form, actions.mark_product, request.act, entry, **form.cleaned_data)
    if sent_as_typed(request):
        return _told(request, entry, saved) if saved else told(request, form, saved=False)
    if saved:
        wanted = {WHICH: form.cleaned_data["criterion"]}
        return redirect(f"{reverse('council:mark_product', args=[entry.pk])}?{urlencode(wanted)}")
    own = own_sheet(request.act.actor, entry)
    assert own is not None  # noqa: S101  the access rule has looked
    line = _line_at_hand(own, request.POST.get("criterion") or request.GET.get(WHICH, ""))
    return render(request, "council/mark_product.html", {"form": form, **_shown(request, own, line)})


def _line_at_hand(own: OwnSheet, wanted: str) -> Line:
    """The criterion asked for, else the first one open, else the first."""
    for criterion in (wanted, *own.missing[:1]):
        for line in own.lines:
            if line.criterion.id == criterion:
                return line
    return own.lines[0]


def _shown(request: PageRequest, own: OwnSheet, line: Line) -> dict[str, Any]:
    entry, place = own.entry, own.lines.index(line)
    edition = edition_called(entry.dossier.edition)
    criteria_set = criteria_set_of(entry)
    return {
        "entry": entry,
        "own": own,
        "line": line,
        "set": criteria_set,
        "verdict": _open(request, own),
        "printed_zero": any(option.points == 0 for option in line.criterion.options),
        "plain": _plain_words(edition, own) if get_language() == "en" else {},
        "plain_options": edition.guide.options if get_language() == "en" else {},
        "variants": {variant.id: variant.title for variant in line.criterion.variants},
        "source": edition.source_of(criteria_set, line.criterion.id),
        "citation": edition.citation,
        "papers": papers_of(entry, line.criterion.id),
        "beside": beside(own.sheet, line.criterion),
        "previous": own.lines[place - 1] if place else None,
        "following": next(iter(own.lines[place + 1 :]), None),
    }


def _plain_words(edition: Edition, own: OwnSheet) -> dict[str, PlainCriterion | None]:
    """What each criterion asks, in plain words beside the law’s, for who does not read its Vietnamese."""
    criteria_set = own.entry.criteria_set
    return {
        line.criterion.id: edition.guide.criterion(line.criterion.title, criteria_set) for line in own.lines
    }


def _open(request: PageRequest, own: OwnSheet) -> Verdict:
    """Can the sheet be marked now? Else why not, shown where the buttons would act."""
    answers = [move_of(own.entry, "mark"), in_time(own.entry.round, request.act.today)]
    if own.sheet:
        answers.append(move_of(own.sheet, "mark"))
    return next((answer for answer in answers if isinstance(answer, Refusal)), ALLOWED)


def _told(request: PageRequest, entry: Any, mark: Any) -> JsonResponse:
    """What mark.js is told: when the mark was received, one's own figures, what has opened beside it."""
    own = own_sheet_marked(entry, mark)
    line = _line_at_hand(own, mark.criterion)
    opened = {"beside": beside_marked(mark.sheet, line.criterion)}
    return JsonResponse(
        {
            "at": localtime(request.act.at).strftime("%H:%M"),
            "points": points(line.points),
            "complete": not own.missing,
            "figures": {
                "done": str(own.done),
                "asked": str(own.asked),
                "total": points(own.total),
                "left": str(len(own.missing)),
            },
            "beside": render_to_string("council/beside.html", opened),
        }
    )
