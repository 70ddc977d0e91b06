"""Take a paper out of the library (bỏ khỏi tủ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoaban.areas.registry import actions
from hoaban.areas.registry.permissions import may_retire_evidence
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page
from hoaban.web.producer.add_evidence import library_address

if TYPE_CHECKING:
    from hoaban.areas.registry.models import Evidence


@page("tu-giay-to/<evidence>/bo/", access=may_retire_evidence)
def retire_evidence(request: PageRequest, evidence: Evidence) -> HttpResponse:
    library = library_address(request, evidence.producer)
    if request.method == "POST":
        actions.retire_evidence(request.act, evidence)
        messages.success(request, _("Đã bỏ giấy khỏi tủ."))
        return redirect(library)
    return render(request, "producer/retire_evidence.html", {"evidence": evidence, "library": library})
