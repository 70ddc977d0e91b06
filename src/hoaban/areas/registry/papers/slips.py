"""The register's papers: slips for many, as one PDF to print, cut and hand out (phiếu vào Hoa Ban).

Here: what stands on a slip. Not here: how it looks (slips.typ), who may print it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from hoaban.areas.registry.queries import Place
from hoaban.core.accounts.actions import PlaceWayIn
from hoaban.core.accounts.roles import Role
from hoaban.core.documents.pdf import pdf_of
from hoaban.core.documents.qr import qr_svg

SLIPS = Path(__file__).parents[1] / "slips.typ"


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """One slip of many: whom it is for, and its secrets, which are seen on this paper only."""

    place: Place
    way_in: PlaceWayIn


def slips_pdf(
    slips: Sequence[PrintedSlip], *, base_url: str, typed: str, link: str, call: str, at: datetime
) -> bytes:
    """All of them, six on a page of A4 with lines to cut along.

    typed, link  the paths of the page where digits are typed, and of a link's secret, with "{secret}"
    call         who helps where the commune has no officer yet
    """
    shown = [_shown(slip, base_url + link, call) for slip in slips]
    address = (base_url + typed).removeprefix("https://").removeprefix("http://").rstrip("/")
    return pdf_of(SLIPS, {"slips": shown, "address": address}, at=localtime(at))


def _shown(slip: PrintedSlip, link: str, call: str) -> dict[str, Any]:
    place, way_in = slip.place, slip.way_in
    return {
        "name": place.name,
        "where": place.where,
        "as": "Chủ thể OCOP" if place.role == Role.PRODUCER_REPRESENTATIVE else "Cán bộ OCOP của xã",
        "number": f"{way_in.slip.number[:3]} {way_in.slip.number[3:]}",
        "code": f"{way_in.code[:4]} {way_in.code[4:]}",
        "qr": qr_svg(link.format(secret=way_in.secret)),
        "until": f"{localtime(way_in.slip.ends_at):%d/%m/%Y}",
        "call": place.call or call,
    }
