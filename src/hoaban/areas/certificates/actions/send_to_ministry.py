"""Sending an approved result to the Ministry (gửi Bộ, điểm e khoản 3 Điều 7): no certificate meanwhile."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoaban.areas.certificates.models import Decision
from hoaban.areas.certificates.permissions import may_send_to_ministry
from hoaban.areas.certificates.queries import ruling_of
from hoaban.areas.dossiers.actions import carry_on
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import Refusal, require


@deed(on="dossier")
def send_to_ministry(act: Act, dossier: Dossier) -> Dossier:
    """The dossier goes to the Ministry once the chairman has approved its result.

    Part of record_decision, in its transaction. An older certificate lives on. Raises Refused without the
    approval.
    """
    require(may_send_to_ministry(act.actor, dossier))
    decision = require(_approval_of(dossier))
    carry_on(act, dossier, "send_to_ministry", note=decision.number)
    dossier.refresh_from_db()
    return dossier


def _approval_of(dossier: Dossier) -> Decision | Refusal:
    ruling = ruling_of(dossier)
    if ruling and ruling.decision and ruling.decision.kind == Decision.Kind.RESULT_APPROVAL:
        return ruling.decision
    return Refusal(
        "no-approval",
        _("Chưa có quyết định phê duyệt kết quả đã ký cho hồ sơ này."),
        source="điểm e khoản 3 Điều 7",
    )
