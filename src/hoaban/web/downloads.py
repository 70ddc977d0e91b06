"""A workbook or CSV file handed over as a download, from a temporary file: it is never whole in memory.

Here: ?dang=csv or xlsx, and the answer. Not here: any table (the areas' papers.py); whoever hands one over
has noted it first (the areas' export_ deeds).
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from typing import cast

from django.http import FileResponse, HttpResponse

from hoaban.core.documents.tables_out import About, Table, write_csv, write_workbook
from hoaban.web.acts import PageRequest

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def download(request: PageRequest, name: str, about: About, tables: Sequence[Table]) -> HttpResponse:
    """All tables as a workbook; ?dang=csv: one of them, the first or the one ?bang=2 names."""
    as_csv = request.GET.get("dang") == "csv"
    # closed by the answer, when it was sent
    file = tempfile.TemporaryFile()  # noqa: SIM115
    if as_csv:
        write_csv(file, _chosen(request, tables))
    else:
        write_workbook(file, about, *tables)
    file.seek(0)
    day = request.act.today.isoformat()
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}-{day}.{'csv' if as_csv else 'xlsx'}",
        content_type=CSV if as_csv else EXCEL,
    )
    response["Cache-Control"] = "no-store"
    # pages answer with HttpResponse; one that streams is of another class and has the same headers
    return cast("HttpResponse", response)


def _chosen(request: PageRequest, tables: Sequence[Table]) -> Table:
    return tables[-1] if request.GET.get("bang") == "2" else tables[0]
