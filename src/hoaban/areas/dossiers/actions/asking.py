"""Writing down everything that is to be mended, all at once (phiếu yêu cầu một lần)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from hoaban.areas.dossiers.inputs import FaultGiven
from hoaban.areas.dossiers.models import Dossier, Fault
from hoaban.areas.dossiers.queries import edition_of, places
from hoaban.core.actions import Act
from hoaban.core.permissions import ALLOWED, Refusal, Verdict


def name_places(act: Act, dossier: Dossier, faults: Sequence[FaultGiven]) -> Verdict:
    """Is something named, and has every fault a place that the dossier has?"""
    if not faults:
        return Refusal("no-faults", _("Nêu ít nhất một chỗ cần sửa: ở đâu và sai thế nào."))
    known = {place.id for place in places(dossier, edition_of(dossier, act.today))}
    unknown = [fault.place for fault in faults if fault.place not in known]
    if not unknown:
        return ALLOWED
    why = _("Hồ sơ này không có chỗ: %(places)s.") % {"places": ", ".join(unknown)}
    return Refusal("unknown-place", why, field="faults")


def keep_faults(act: Act, dossier: Dossier, of: Fault.Of, faults: Sequence[FaultGiven]) -> None:
    """One row for each, in one batch."""
    batch = dossier.faults.filter(of=of).values("batch").distinct().count() + 1
    for fault in faults:
        act.add(
            Fault(
                dossier=dossier,
                of=of,
                batch=batch,
                place=fault.place,
                what=fault.what,
                todo=fault.todo,
                at=act.at,
                by=act.actor.user_id,
            )
        )


def list_of(faults: Sequence[FaultGiven]) -> str:
    """The faults as a notice prints them."""
    return "\n".join(f"– {fault.what} {fault.todo}".strip() for fault in faults)
