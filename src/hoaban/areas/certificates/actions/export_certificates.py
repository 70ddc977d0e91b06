"""Take the list of certificates out of the platform as a file."""

from __future__ import annotations

from hoaban.areas.certificates.permissions import may_export_certificates
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(inner=True)
def export_certificates(act: Act) -> None:
    """Note that somebody takes the list of certificates along (xuất danh sách giấy chứng nhận).

    The rows are read by papers.certificate_table. Raises Refused.
    """
    require(may_export_certificates(act.actor))
    act.note()
