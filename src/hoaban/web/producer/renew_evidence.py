"""Put a newer version of a paper into the library (thay bản mới)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions, inputs
from hoaban.areas.registry.permissions import may_renew_evidence
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page
from hoaban.web.producer.add_evidence import library_address

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Evidence


@page("tu-giay-to/<evidence>/thay/", access=may_renew_evidence)
def renew_evidence(request: PageRequest, evidence: Evidence) -> HttpResponse:
    # number and issuer mostly stay; the dates are asked anew, lest those of the old paper slip through
    known = {"paper_number": evidence.current.paper_number, "issuer": evidence.current.issuer}
    form = form_of(inputs.RenewEvidence, request, initial=known)
    library = library_address(request, evidence.producer)
    if form.is_valid() and attempt(form, actions.renew_evidence, request.act, evidence, **form.cleaned_data):
        messages.success(request, _("Đã thay bản mới. Bản cũ vẫn được giữ."))
        return redirect(library)
    return render(
        request, "producer/renew_evidence.html", {"form": form, "evidence": evidence, "library": library}
    )
