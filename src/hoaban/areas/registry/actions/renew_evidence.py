"""Put a newer version of a paper into the library."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.registry import inputs
from hoaban.areas.registry.models import Evidence, EvidenceVersion
from hoaban.areas.registry.permissions import may_renew_evidence
from hoaban.areas.registry.queries.rules import issued_by, number_may_be_kept, still_in_use
from hoaban.core.actions import Act, deed
from hoaban.core.files.actions import Incoming, keep_file
from hoaban.core.permissions import Refusal, Refused, require


@deed(on="evidence", takes=inputs.RenewEvidence)
def renew_evidence(
    act: Act,
    evidence: Evidence,
    *,
    file: Incoming | None = None,
    paper_number: str = "",
    issuer: str = "",
    issued_on: date | None = None,
    ends_on: date | None = None,
) -> Evidence:
    """Keep a newer version of a paper (thay minh chứng). The older ones stay, as do dossiers filed with them.

    file  None: the same file, with what was written beside it corrected
    """
    evidence = act.locked(evidence)
    require(may_renew_evidence(act.actor, evidence))
    require(still_in_use(evidence))
    require(number_may_be_kept(evidence.kind, paper_number))
    require(issued_by(issued_on, act.today))
    current = evidence.current
    version = EvidenceVersion(
        evidence=evidence,
        number=current.number + 1,
        paper_number=paper_number,
        issuer=issuer,
        issued_on=issued_on,
        ends_on=ends_on,
        added_at=act.at,
        file=keep_file(act, file, owner=evidence.producer.slug) if file else current.file,
    )
    if _same(version, current):
        raise Refused(
            Refusal("nothing-new", _("Tệp và các mục đều như bản đang có, nên không có gì để thay."))
        )
    act.add(version)
    return evidence


def _same(one: EvidenceVersion, other: EvidenceVersion) -> bool:
    return _said(one) == _said(other)


def _said(version: EvidenceVersion) -> tuple[object, ...]:
    return version.file.sha256, version.paper_number, version.issuer, version.issued_on, version.ends_on
