"""A stored file, for whom may read it: a paper of a dossier, a decision's copy, a product's picture.

With ?rong=400 one of its small pictures, for the same people: what a page shows of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from hoaban.areas.registry.actions import open_identity_paper
from hoaban.areas.registry.inputs import SeeSensitive
from hoaban.areas.registry.permissions import acts_for, may_read_file, whose_identity
from hoaban.core.files.kinds import PDF
from hoaban.core.files.store import content_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import attempt, form_of, page

if TYPE_CHECKING:
    from hoaban.core.files.models import StoredFile

# what came from outside runs nothing and has no origin; a PDF viewer is a script of the browser's own, which
# Safari runs only where the sandbox allows scripts
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'self'"
SANDBOX_OF_PDF = "sandbox allow-scripts; frame-ancestors 'self'"
PICTURES_SHOWN = {"image/jpeg", "image/png", "image/webp"}
SHOWN_INLINE = {PDF, *PICTURES_SHOWN}


@page("tep/<file>/", access=may_read_file)
def stored_file(request: PageRequest, file: StoredFile) -> HttpResponse:
    """The content as it is, shown where browsers can show it and handed over as a download where not."""
    whose = whose_identity(file)
    if whose is not None and not acts_for(request.act.actor, whose):
        return _identity_paper(request, file)
    asked = request.GET.get("rong", "")
    if asked:
        return _rendition(file, asked)
    return _whole(file)


def _whole(file: StoredFile) -> HttpResponse:
    as_attachment = file.content_type not in SHOWN_INLINE
    disposition = content_disposition_header(as_attachment, file.name) or "attachment"
    return _answer(content_of(file.sha256), file.content_type, disposition)


def _identity_paper(request: PageRequest, file: StoredFile) -> HttpResponse:
    """Handed over once the reader has said why, and then the opening is in the log; nothing keeps it."""
    form = form_of(SeeSensitive, request)
    if form.is_valid() and attempt(form, open_identity_paper, request.act, file, **form.cleaned_data):
        request.form_at_hand = None  # type: ignore[attr-defined]  # taken: the answer is the file
        answer = _whole(file)
        answer["Cache-Control"] = "private, no-store"
        return answer
    return render(request, "public/identity_paper.html", {"form": form})


def _rendition(file: StoredFile, asked: str) -> HttpResponse:
    """The small picture of this width; a picture that has none yet stands for itself."""
    drawn = file.renditions.of(int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else None
    if drawn is not None:
        return _answer(drawn.content, drawn.content_type, "inline")
    if file.content_type in PICTURES_SHOWN:
        return _answer(content_of(file.sha256), file.content_type, "inline")
    raise Http404(asked)


def _answer(content: bytes, content_type: str, disposition: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = disposition
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX_OF_PDF if content_type == PDF else SANDBOX
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cache-Control"] = "private, max-age=3600"
    return response
