"""The certificate as PDF: public while it holds, and after it has run out; not once it was withdrawn or
replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse

from hoaban.areas.certificates.papers import certificate_pdf as pdf
from hoaban.areas.certificates.queries import certificates_of, state_on
from hoaban.areas.certificates.words import State
from hoaban.web.acts import PageRequest
from hoaban.web.pages import anyone, page

if TYPE_CHECKING:
    from hoaban.areas.certificates.models import Certificate

SHOWN = frozenset({State.VALID, State.EXTENDED, State.EXPIRED})


@page("giay-chung-nhan/<certificate>.pdf", access=anyone)
def certificate_pdf(request: PageRequest, certificate: Certificate) -> HttpResponse:
    """Only certificates issued here: of older ones the paper itself is elsewhere."""
    state = state_on(certificate, request.act.today, certificates_of(certificate.product))
    if not certificate.is_own or state not in SHOWN:
        raise Http404(certificate.code.code)
    response = HttpResponse(pdf(certificate, request.act.at), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="giay-chung-nhan-{certificate.code.code}.pdf"'
    response["Cache-Control"] = "no-store"
    return response
