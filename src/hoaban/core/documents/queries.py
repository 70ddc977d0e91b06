"""What is asked about papers that were issued."""

from __future__ import annotations

from hoaban.core.documents.models import IssuedPaper


def paper_issued(kind: IssuedPaper.Kind, about: str) -> IssuedPaper | None:
    """The paper of this kind about this dossier or round, with its code; None before it was issued."""
    return IssuedPaper.objects.select_related("code").filter(kind=kind, about=about).first()
