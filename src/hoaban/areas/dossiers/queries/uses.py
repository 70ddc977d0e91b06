"""Where a producer's papers are used: kept once, they stand in many dossiers."""

from __future__ import annotations

from dataclasses import dataclass

from hoaban.areas.dossiers.models import AnswerEvidence, Dossier, SnapshotPaper
from hoaban.areas.dossiers.queries.finding import dossiers_visible_to
from hoaban.areas.registry.models import Producer
from hoaban.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Uses:
    """How many dossiers use a paper, and those of them that the asker may read, newest first."""

    count: int
    readable: tuple[Dossier, ...]


def uses_of_papers(producer: Producer, actor: Actor) -> dict[int, Uses]:
    """By the number of the paper; papers without a use are not there. Three queries.

    A paper is used where it stands beside an answer now, and where a version of it was filed.
    """
    beside = AnswerEvidence.objects.filter(evidence__producer=producer)
    filed = SnapshotPaper.objects.filter(version__evidence__producer=producer)
    pairs = {
        *beside.values_list("evidence_id", "answer__dossier_id"),
        *filed.values_list("version__evidence_id", "snapshot__dossier_id"),
    }
    dossiers = list(dossiers_visible_to(actor).filter(pk__in={dossier for _paper, dossier in pairs}))
    return {
        paper: Uses(
            sum(one == paper for one, _dossier in pairs),
            tuple(dossier for dossier in dossiers if (paper, dossier.pk) in pairs),
        )
        for paper in {paper for paper, _dossier in pairs}
    }
