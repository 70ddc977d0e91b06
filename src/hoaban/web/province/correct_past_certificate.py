"""The office corrects what was entered of a certificate of before the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.certificates import actions, inputs
from hoaban.areas.certificates.permissions import may_correct_past_certificate
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then

if TYPE_CHECKING:
    from hoaban.areas.certificates.models import Certificate

ITS_OWN = (
    "source",
    "star",
    "number",
    "issuer",
    "year",
    "valid_from",
    "valid_to",
    "extended_to",
    "regrading_filed_on",
)


@page("giay-chung-nhan/<certificate>/sua/", access=may_correct_past_certificate)
def correct_past_certificate(request: PageRequest, certificate: Certificate) -> HttpResponse:
    form = form_of(inputs.EnterPastCertificate, request, initial=_as_it_stands(certificate))
    if form.is_valid() and attempt(
        form, actions.correct_past_certificate, request.act, certificate, **form.cleaned_data
    ):
        return then(request, _("Đã sửa giấy trong sổ."), "public:check", certificate.code.code)
    shown = {"form": form, "certificate": certificate, "product": certificate.product}
    return render(request, "province/correct_past_certificate.html", shown)


def _as_it_stands(certificate: Certificate) -> dict[str, Any]:
    """Numbers as they are typed: a year has no full stop."""
    decision = certificate.decision
    named = {"decision_number": decision.number, "decision_date": decision.date} if decision else {}
    facts = {**{name: getattr(certificate, name) for name in ITS_OWN}, **named}
    return {name: str(value) if isinstance(value, int) else value for name, value in facts.items()}
