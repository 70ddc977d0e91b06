"""Put a paper into a producer's library."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from hoaban.areas.registry import inputs
from hoaban.areas.registry.models import Evidence, EvidenceVersion, Producer
from hoaban.areas.registry.permissions import may_add_evidence
from hoaban.areas.registry.queries.rules import issued_by, known_evidence_kind, number_may_be_kept
from hoaban.areas.registry.words import evidence_kinds
from hoaban.core.actions import Act, deed
from hoaban.core.files.actions import Incoming, keep_file
from hoaban.core.files.models import StoredFile
from hoaban.core.law import edition_in_force
from hoaban.core.permissions import ALLOWED, Refusal, Verdict, require


@deed(on="producer", takes=inputs.AddEvidence)
def add_evidence(
    act: Act,
    producer: Producer,
    *,
    kind: str,
    file: Incoming,
    title: str = "",
    paper_number: str = "",
    issuer: str = "",
    issued_on: date | None = None,
    ends_on: date | None = None,
) -> Evidence:
    """Keep a paper of the producer once, for all its dossiers (thêm minh chứng, Mẫu số 02 phần III).

    kind   id of the edition's evidence kinds; title: how the producer calls it, else the kind's name
    """
    producer = act.locked(producer)
    require(may_add_evidence(act.actor, producer))
    require(known_evidence_kind(kind, act.today))
    require(number_may_be_kept(kind, paper_number))
    require(issued_by(issued_on, act.today))
    kept = keep_file(act, file, owner=producer.slug)
    require(_not_there_yet(producer, kind, kept))
    title = title or evidence_kinds(edition_in_force(act.today))[kind][:200]
    evidence = act.add(Evidence(producer=producer, kind=kind, title=title, added_at=act.at))
    act.add(
        EvidenceVersion(
            evidence=evidence,
            number=1,
            file=kept,
            paper_number=paper_number,
            issuer=issuer,
            issued_on=issued_on,
            ends_on=ends_on,
            added_at=act.at,
        )
    )
    return evidence


def _not_there_yet(producer: Producer, kind: str, file: StoredFile) -> Verdict:
    same = producer.evidence.filter(kind=kind, retired_at=None, versions__file__sha256=file.sha256).first()
    if same is None:
        return ALLOWED
    return Refusal(
        "paper-already-kept", _("Tệp này đã có trong tủ giấy tờ: %(title)s.") % {"title": same.title}
    )
