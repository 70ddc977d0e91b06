"""What a code on a package says today: a page for people, JSON for programs (DESIGN §5.3).

The register is asked at every look, and the state is worked out anew. Only the drawing of the page is kept:
it is made of nothing but the answer, the language and the day, so equal answers have the same page, and a
withdrawal, a later certificate, a new picture or a passed day make another answer at the very next look,
whichever process wrote them. Nothing has to be told that something changed. The moment of looking is set
into the page each time. A kept page is some 11 kB; the number is bounded, and codes that were never given
out, which anybody can make up, are not kept.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.http.request import MediaType
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoaban.areas.certificates.queries import Checked, checked, ground_of
from hoaban.areas.certificates.words import STATE_WORDS, State
from hoaban.core.accounts.first_steps import first_steps
from hoaban.core.documents.codes import code_typed
from hoaban.core.documents.words import PAPER_WORDS
from hoaban.web.acts import PageRequest
from hoaban.web.frame import around, named
from hoaban.web.pages import anyone, page
from hoaban.web.printed import qr_of
from hoaban.web.templatetags.words import moment

FRAMES = {
    State.VALID: "ok",
    State.EXTENDED: "more",
    State.EXPIRED: "old",
    State.REPLACED: "old",
    State.WITHDRAWN: "no",
    State.UNDATED: "none",
    State.UNKNOWN: "none",
}
HTML, JSON = "text/html", "application/json"
OFFERED = (HTML, JSON, f"{JSON}; charset=utf-8")  # the first for a bare */*
CODES = "public:check_code"
KEPT_PAGES = 1000  # of each server process; a province of 500 products in two languages
MOMENT = "\ufdd0"  # stands in a drawn page where the moment of looking goes; no text holds this sign


@page("v/", access=anyone, own_csrf=True)  # nothing is posted to: 405, not a stale page
@require_safe
def check_code(request: PageRequest) -> HttpResponse:
    """The field to type a code in; what is typed leads to the code's own address."""
    typed = request.GET.get("ma", "")
    wanted = code_typed(typed) or typed.replace("/", " ").strip()
    return redirect("public:check", wanted) if wanted else render(request, "public/check_code.html")


@page("v/<path:typed>", access=anyone, own_csrf=True)
@require_safe
def check(request: PageRequest, typed: str) -> HttpResponse:
    """The answer to one code, never kept by anything on the way."""
    if typed.endswith("/"):
        to = reverse("public:check", args=[typed.rstrip("/")]) if typed.strip("/") else reverse(CODES)
        return HttpResponsePermanentRedirect(to, preserve_request=True)
    answer = checked(typed, request.act.today)
    status = 200 if answer.kind else 404
    response: HttpResponse
    if _wants_json(request):
        response = JsonResponse(
            _as_json(answer, request.act.at), status=status, json_dumps_params={"ensure_ascii": False}
        )
    else:
        # what is still to be done first is no part of the answer: not kept
        draw = kept_page if answer.kind and not first_steps() else drawn_page
        before, after = draw(answer, request.act.today, get_language() or "vi")
        response = HttpResponse(f"{before}{moment(request.act.at)}{after}", status=status)
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept"])
    return response


def _wants_json(request: HttpRequest) -> bool:
    """By Django's own choice, told besides what is plainly not wanted (q=0), which it forgets for a */*."""
    asked = map(MediaType, filter(str.strip, request.headers.get("Accept", "*/*").split(",")))
    unwanted = {f"{kind.main_type}/{kind.sub_type}" for kind in asked if kind.quality == 0}
    preferred = request.get_preferred_type([kind for kind in OFFERED if kind.split(";")[0] not in unwanted])
    return (preferred or HTML).startswith(JSON)


def _as_json(answer: Checked, at: datetime) -> dict[str, Any]:
    """Star and signature only while the certificate holds: what is over must not be read as a star."""
    certificate, product = answer.certificate, answer.product
    return {
        "code": answer.code,
        "kind": answer.kind,
        "state": answer.state.value,
        "star": answer.star,
        "product": product.name if product else None,
        "producer": product.producer or None if product else None,
        "valid_from": _iso(answer.valid_from),
        "valid_to": _iso(certificate.valid_to) if certificate else None,
        "extended_to": _iso(certificate.extended_to) if certificate else None,
        "checked_at": at.isoformat(timespec="seconds"),
        "decision": answer.decision.number or None if answer.decision else None,
        "signature": answer.signature or None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def drawn_page(answer: Checked, day: date, language: str) -> tuple[str, str]:
    """The page of an answer, as what stands before and after the moment of looking.

    Drawn without the request, so that it can hold nothing of one visitor that another must not see.
    """
    with override(language):
        drawn = render_to_string(*(_paper_shown(answer) if answer.paper else _shown(answer, day)))
    before, _place, after = drawn.rpartition(MOMENT)
    return before, after


kept_page = lru_cache(maxsize=KEPT_PAGES)(drawn_page)


def _frame(answer: Checked) -> dict[str, Any]:
    own = reverse("public:check", args=[answer.code]) if answer.code else reverse("public:check_code")
    return {**around(own), "province_named": named(answer.province), "answer": answer, "at": MOMENT}


def _paper_shown(answer: Checked) -> tuple[str, dict[str, Any]]:
    """Never green: the code says that we made such a paper, not that the one in the hand is unchanged."""
    name = PAPER_WORDS[answer.paper.kind] if answer.paper else ""
    words = {"verdict": _("Có trong sổ"), "paper_name": name, "frame": "none"}
    return "public/check_paper.html", {**_frame(answer), **words}


def _shown(answer: Checked, day: date) -> tuple[str, dict[str, Any]]:
    return "public/check.html", {
        **_frame(answer),
        "certificate": answer.certificate,
        "product": answer.product,
        "frame": FRAMES[answer.state],
        "verdict": _verdict(answer),
        "ground": ground_of(answer, day),
        "qr": _drawn_qr(answer),
    }


def _verdict(answer: Checked) -> str:
    """The one word. A product that stands in the register without a known star is not missing from it."""
    if answer.kind and answer.state is State.UNKNOWN:
        return _("Chưa rõ hạng sao")
    return str(STATE_WORDS[answer.state])


def _drawn_qr(answer: Checked) -> str:
    """The signed QR of a certificate, while it holds."""
    if answer.certificate is None or answer.of_product or not answer.holds:
        return ""
    return qr_of(answer.code, answer.certificate.token)
