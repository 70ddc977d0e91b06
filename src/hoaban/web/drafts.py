"""Forms that are sent as they are typed: a closed browser or a lost signal loses nothing.

Here: how draft.js and mark.js ask, and what they are told. What is saved, and whether it may be, says the
deed of the page.
"""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.utils.timezone import localtime

from hoaban.core.inputs import Input
from hoaban.web.acts import PageRequest

JSON = "application/json"


def sent_as_typed(request: HttpRequest) -> bool:
    """Did the script send this form, while the person goes on writing?"""
    return request.method == "POST" and JSON in request.headers.get("Accept", "")


def told(request: PageRequest, form: Input, *, saved: bool) -> JsonResponse:
    """When it was received, else why not."""
    if saved:
        return JsonResponse({"at": localtime(request.act.at).strftime("%H:%M")})
    if form.refusal is not None:
        return JsonResponse({"why": str(form.refusal.why), "code": form.refusal.code}, status=403)
    return JsonResponse({"why": str(next(iter(form.errors.values()))[0]), "code": "bad-input"}, status=422)
