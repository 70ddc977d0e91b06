"""Freezing what is filed: a snapshot with its hash, and the version of every paper as it was that day."""

from __future__ import annotations

from hoaban.areas.dossiers.models import Dossier, Snapshot, SnapshotPaper
from hoaban.areas.dossiers.queries import content_of, paper_content_of
from hoaban.areas.registry.models import EvidenceVersion
from hoaban.core.actions import Act
from hoaban.core.audit.rows import digest
from hoaban.programme.edition import Edition


def freeze(act: Act, dossier: Dossier, edition: Edition, *, on_paper: bool = False) -> Snapshot:
    """Keep answers, forms, papers by hash and the edition as they stand; never changed afterwards.

    on_paper  what was filed is the paper dossier: its scan by hash, and what was written down of it
    """
    content = paper_content_of(dossier, edition) if on_paper else content_of(dossier, edition)
    snapshot = act.add(
        Snapshot(
            dossier=dossier,
            number=dossier.snapshots.count() + 1,
            at=act.at,
            content=content,
            sha256=digest(content),
        )
    )
    for version in _versions(content["papers"]):
        act.add(SnapshotPaper(snapshot=snapshot, version=version))
    return snapshot


def _versions(papers: dict[str, dict[str, object]]) -> list[EvidenceVersion]:
    numbers = [int(number) for number in papers]
    rows = EvidenceVersion.objects.filter(evidence__in=numbers).order_by("evidence_id")
    return [row for row in rows if row.number == papers[str(row.evidence_id)]["version"]]
