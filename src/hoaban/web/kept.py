"""What somebody had typed into a form that could not come back: it is shown, so that nothing is typed twice.

Here: which of what was sent are a person's own words, under the labels their form gives them. Not here: forms
that do come back, which hold what was typed themselves (pages.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django import forms
from django.http import HttpRequest

from hoaban.core.actions import DEEDS

SECRET = re.compile(r"(^|[_-])(password|secret|token)|^code$", re.IGNORECASE)
CHOSEN = re.compile(r"[A-Za-z0-9_.\-]*")  # what a button, a tick or a list sends: ids, no words


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """The words that were sent with a form, each with its label ("" where none is known); never a secret."""
    if request.method != "POST":
        return []
    labels = _fields_of(request)
    return [
        (str(labels[name].label) if name in labels else "", text)
        for name, text in _sent(request)
        if _is_typed(labels.get(name), text)
    ]


def _fields_of(request: HttpRequest) -> dict[str, forms.Field]:
    """The fields of the deed that has the page's name."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    takes = (deed.takes for deed in DEEDS.values() if deed.name.partition(".")[2] == name and deed.takes)
    return dict(next((found.base_fields for found in takes), {}))


def _sent(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name != "csrfmiddlewaretoken" and not SECRET.search(name):
            yield from ((name, value) for value in values if value.strip())


def _is_typed(field: forms.Field | None, text: str) -> bool:
    if field is None:
        return CHOSEN.fullmatch(text) is None
    return not isinstance(field, forms.ChoiceField | forms.BooleanField | forms.FileField)
