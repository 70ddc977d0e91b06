"""A stored file, for whom may read it: a paper of a dossier, a decision's copy, a product's picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from hoaban.areas.registry.permissions import may_read_file
from hoaban.core.files.kinds import PDF
from hoaban.core.files.store import content_of
from hoaban.web.acts import PageRequest
from hoaban.web.pages import page

if TYPE_CHECKING:
    from hoaban.core.files.models import StoredFile

# what came from outside runs nothing and has no origin; a PDF viewer is a script of the browser's own, which
# Safari runs only where the sandbox allows scripts
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'self'"
SANDBOX_OF_PDF = "sandbox allow-scripts; frame-ancestors 'self'"
SHOWN_INLINE = {PDF, "image/jpeg", "image/png", "image/webp"}


@page("tep/<file>/", access=may_read_file)
def stored_file(request: PageRequest, file: StoredFile) -> HttpResponse:
    """The content as it is, shown where browsers can show it and handed over as a download where not."""
    response = HttpResponse(content_of(file.sha256), content_type=file.content_type)
    as_attachment = file.content_type not in SHOWN_INLINE
    response["Content-Disposition"] = content_disposition_header(as_attachment, file.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX_OF_PDF if file.content_type == PDF else SANDBOX
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cache-Control"] = "private, max-age=3600"
    return response
