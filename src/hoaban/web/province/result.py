"""What the sheets came to for one product, with every reason and its source; both passes where two."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from hoaban.areas.council.papers import reasons_told
from hoaban.areas.council.permissions import may_see_result
from hoaban.areas.council.queries import council_of, criteria_set_of, marks_by_criterion, passes_of
from hoaban.core.law import edition_called
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page


@page("dot/san-pham/<entry>/ket-qua/", access=may_see_result)
def result(request: PageRequest, entry: Any) -> HttpResponse:
    passes = [(row, reasons_told(row.result)) for row in passes_of(entry)]
    edition = edition_called(entry.dossier.edition)
    return render(
        request,
        "province/result.html",
        {
            "entry": entry,
            "passes": passes,
            "council": council_of(entry.round),
            "set": criteria_set_of(entry),
            "certified": edition.certificate.stars,
            "central": [band.star for band in edition.bands if band.level == "central"],
            "choices": marks_by_criterion(entry),
        },
    )
