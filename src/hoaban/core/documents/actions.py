"""Giving out a code: the one place where it is done, for certificates, products and papers alike; and the
note of who takes everything along.

A code comes with what it stands for, in the deed that makes it.
"""

from __future__ import annotations

import datetime as dt

from hoaban.core.actions import Act, deed
from hoaban.core.audit import chain
from hoaban.core.documents.codes import new_code
from hoaban.core.documents.models import IssuedPaper, PublicCode
from hoaban.core.documents.permissions import may_export_everything
from hoaban.core.permissions import require
from hoaban.core.units.queries import province


def give_code(act: Act, kind: PublicCode.Kind) -> PublicCode:
    """A code that nobody has had, of any kind; part of the deed that makes what it stands for.

    All kinds share one table with one constraint, and no code is ever taken back: so none is reused, and two
    that are drawn alike at the same moment cannot both be written.
    """
    code = new_code(province().code)
    while PublicCode.objects.filter(code=code).exists():
        code = new_code(province().code)
    return act.add(PublicCode(code=code, kind=kind, made_at=act.at))


def issue_paper(
    act: Act, kind: IssuedPaper.Kind, about: str, *, number: str, date: dt.date, unit: str
) -> IssuedPaper:
    """Enter a paper that is issued by this deed, with the code and the audit head that are printed on it.

    Called when the rows that the paper speaks of are written: the head then covers them.
    """
    paper = IssuedPaper(kind=kind, about=about, number=number, date=date, unit=unit, issued_at=act.at)
    paper.audit_head = chain.head()
    paper.code = give_code(act, PublicCode.Kind.DOCUMENT)
    return act.add(paper)


@deed(inner=True)
def export_everything(act: Act) -> None:
    """Note that somebody takes the whole installation along (xuất toàn bộ dữ liệu, để rời đi).

    What is written: everything.write_everything, after this, so that the note is among it. Raises Refused.
    """
    require(may_export_everything(act.actor))
    act.note()
