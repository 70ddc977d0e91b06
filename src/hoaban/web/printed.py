"""What papers and packages carry so that anybody can ask whether they are ours: code, QR, audit head.

Not here: the papers themselves (the desks' pages), what the code answers (public/check.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from hoaban.areas.certificates.papers import address_of_code
from hoaban.core.audit.chain import head
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.documents.qr import qr_svg
from hoaban.core.documents.queries import paper_issued


@dataclass(frozen=True, slots=True)
class Mark:
    """code, qr  empty on a draft
    head      as it was when the paper was issued; of a draft, now
    """

    head: str
    code: str = ""
    qr: str = ""


def mark_of(kind: str, about: str) -> Mark:
    """The mark of the paper of this kind (IssuedPaper.Kind) about this dossier or round."""
    paper = paper_issued(IssuedPaper.Kind(kind), about)
    if paper is None:
        return Mark(head())
    return Mark(paper.audit_head, paper.code.code, qr_of(paper.code.code))


def qr_of(code: str, token: str = "") -> SafeString:
    """The QR of a code's address, as SVG; with its signature, where there is one."""
    return mark_safe(qr_svg(address_of_code(code, token), title=code))  # noqa: S308 - our own drawing of our own text
