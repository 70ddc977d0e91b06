"""Check your answers, then file (kiểm tra lại và nộp hồ sơ, khoản 1 Điều 7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoaban.areas.dossiers import actions, papers, queries
from hoaban.areas.dossiers.inputs import FileDossier
from hoaban.areas.dossiers.moves import MOVES
from hoaban.areas.dossiers.papers import Line, Section
from hoaban.areas.dossiers.permissions import may_file_dossier
from hoaban.areas.registry.permissions import acts_for
from hoaban.core.actors import Actor
from hoaban.core.permissions import require
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page, then
from hoaban.web.producer.dossier import address_of, address_of_source

if TYPE_CHECKING:
    from hoaban.areas.dossiers.models import Dossier


@page("ho-so/<dossier>/nop/", access=may_file_dossier, proof=True)
def file_dossier(request: PageRequest, dossier: Dossier) -> HttpResponse:
    require(MOVES.of(dossier, "file"))
    actor, today = request.act.actor, request.act.today
    form = form_of(FileDossier, request, initial={"declared_by": dossier.producer.representative})
    if form.is_valid():
        filed = attempt(form, actions.file_dossier, request.act, dossier, **form.cleaned_data)
        if filed:
            return then(request, _filed(filed), "producer:dossier", filed.code)
    edition = queries.edition_of(dossier, today)
    content = queries.content_of(dossier, edition)
    faults = queries.faults_before_filing(dossier, today)
    own = acts_for(actor, dossier.producer)  # an officer who types looks at the producer's page, and is noted
    shown = {
        "form": form,
        "dossier": dossier,
        "faults": [(fault, address_of(fault, dossier, actor)) for fault in faults],
        "sources": dict.fromkeys(fault.source for fault in faults),
        "sections": [
            (section.form, section.title, list(_lines(section, dossier, actor)))
            for section in papers.forms_filled(content, edition, sensitive=own)
        ],
        "parts": papers.sheet_filled(content, edition),
        "standing": queries.standing_of(dossier, edition) if queries.set_of(dossier, edition) else None,
        "declaration": papers.declaration_of(dossier.kind, edition),
    }
    return render(request, "producer/file_dossier.html", shown)


def _lines(section: Section, dossier: Dossier, actor: Actor) -> Iterator[tuple[Line, str]]:
    """The lines of a section, each with the page where it is changed."""
    for line in section.lines:
        yield line, address_of_source(line.source, dossier, actor)


def _filed(dossier: Dossier) -> str:
    at = dossier.filed_at
    return _(
        "Đã nộp ngày %(day)s. UBND %(commune)s nhận, hoặc nêu một lần mọi chỗ thiếu. Mã hồ sơ %(code)s."
    ) % {
        "day": f"{at:%d/%m/%Y}" if at else "",
        "commune": dossier.commune.full_name,
        "code": dossier.code,
    }
