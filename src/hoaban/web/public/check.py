"""What a code on a package says today: a page for people, JSON for programs (DESIGN §5.3)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.safestring import mark_safe

from hoaban.areas.certificates.papers import qr_address_of
from hoaban.areas.certificates.queries import Checked, checked, ground_of
from hoaban.areas.certificates.words import STATE_WORDS, State
from hoaban.areas.registry.queries import pictures_of
from hoaban.core.documents.codes import code_typed
from hoaban.core.documents.qr import qr_svg
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page

FRAMES = {
    State.VALID: "ok",
    State.EXTENDED: "more",
    State.EXPIRED: "old",
    State.REPLACED: "old",
    State.WITHDRAWN: "no",
    State.UNDATED: "none",
    State.UNKNOWN: "none",
}
JSON = "application/json"


@page("v/", access=anyone)
def check_code(request: PageRequest) -> HttpResponse:
    """The field to type a code in; what is typed leads to the code's own address."""
    typed = request.GET.get("ma", "")
    wanted = code_typed(typed) or typed.replace("/", " ").strip()
    return redirect("public:check", wanted) if wanted else render(request, "public/check_code.html")


@page("v/<typed>", access=anyone)
def check(request: PageRequest, typed: str) -> HttpResponse:
    """The answer to one code, never kept by anything on the way."""
    answer = checked(typed, request.act.today)
    status = 404 if answer.state is State.UNKNOWN else 200
    response: HttpResponse
    if _wants_json(request):
        response = JsonResponse(
            _as_json(answer, request.act.at), status=status, json_dumps_params={"ensure_ascii": False}
        )
    else:
        response = render(request, "public/check.html", _shown(answer, request), status=status)
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept"])
    return response


def _wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", JSON]) == JSON


def _as_json(answer: Checked, at: datetime) -> dict[str, Any]:
    """Star and signature only while the certificate holds: what is over must not be read as a star."""
    certificate = answer.certificate
    producer = certificate.product.producer if certificate else None
    return {
        "code": answer.code,
        "kind": answer.kind,
        "state": answer.state.value,
        "star": answer.star,
        "product": certificate.product.name if certificate else None,
        "producer": producer.name if producer else None,
        "valid_from": _iso(certificate.valid_from) if certificate else None,
        "valid_to": _iso(certificate.valid_to) if certificate else None,
        "extended_to": _iso(certificate.extended_to) if certificate else None,
        "checked_at": at.isoformat(timespec="seconds"),
        "decision": answer.decision.number or None if answer.decision else None,
        "signature": certificate.token or None if certificate and answer.holds else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _shown(answer: Checked, request: PageRequest) -> dict[str, Any]:
    certificate = answer.certificate
    return {
        "answer": answer,
        "certificate": certificate,
        "product": certificate.product if certificate else None,
        "picture": pictures_of(certificate.product).first() if certificate else None,
        "frame": FRAMES[answer.state],
        "verdict": STATE_WORDS[answer.state],
        "ground": ground_of(answer, request.act.today),
        "qr": _drawn(answer),
        "at": request.act.at,
    }


def _drawn(answer: Checked) -> str:
    """The signed QR, while the certificate holds; our own drawing of our own text."""
    if answer.certificate is None or not answer.holds:
        return ""
    return mark_safe(qr_svg(qr_address_of(answer.certificate), title=answer.code))  # noqa: S308
