"""The evidence library (tủ giấy tờ): which papers a producer has, and until when they are good."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Max, Prefetch, Q, QuerySet

from hoaban.areas.registry.models import Evidence, EvidenceVersion, Producer
from hoaban.areas.registry.permissions import READ_BY_DOSSIER, may_see_sensitive
from hoaban.areas.registry.words import IDENTITY_NAME, IDENTITY_PAPERS
from hoaban.core.actors import Actor
from hoaban.core.concerns import concerned_with
from hoaban.programme.edition import Edition
from hoaban.programme.evidence import kinds_supporting
from hoaban.programme.provisions.criteria import CriteriaSet
from hoaban.programme.provisions.papers import EvidenceKind


def evidence_of(producer: Producer) -> QuerySet[Evidence]:
    """The papers in use, by kind and title, each with its versions, newest first (`current`)."""
    return with_versions(producer.evidence.filter(retired_at=None)).order_by("kind", "title", "id")


def evidence_by_kind(producer: Producer, edition: Edition) -> list[tuple[EvidenceKind, list[Evidence]]]:
    """Every kind of the edition in the form's order, with the producer's papers of it; none is left out."""
    return _by_kind(evidence_of(producer), edition)


def _by_kind(found: QuerySet[Evidence], edition: Edition) -> list[tuple[EvidenceKind, list[Evidence]]]:
    papers: dict[str, list[Evidence]] = {}
    for paper in found:
        papers.setdefault(paper.kind, []).append(paper)
    kinds = [(kind, papers.get(kind.id, [])) for kind in edition.evidence_kinds]
    apart = papers.get(IDENTITY_PAPERS)
    return [*kinds, (_identity_kind(), apart)] if apart else kinds


def _identity_kind() -> EvidenceKind:
    return EvidenceKind(
        id=IDENTITY_PAPERS,
        order=99,
        name=str(IDENTITY_NAME),
        name_en="Identity papers",
        requirement="",
        has_expiry=True,
        title_contains=(),
        note="",
    )


def library_shown(
    actor: Actor, producer: Producer, edition: Edition
) -> list[tuple[EvidenceKind, list[Evidence]]]:
    """The library as this person may look through it: all kinds, or for who reads by dossier only what was
    filed there, in the versions that were filed. What else the producer has, or lacks, is not theirs to see.
    """
    if not actor.holds(*READ_BY_DOSSIER):
        found = evidence_of(producer)
        kept = found if may_see_sensitive(actor, producer) else found.exclude(kind=IDENTITY_PAPERS)
        return _by_kind(kept, edition)
    filed = EvidenceVersion.objects.filter(concerned_with("evidence_version", actor)).select_related("file")
    shown = producer.evidence.exclude(kind=IDENTITY_PAPERS)
    papers = shown.filter(versions__in=filed).distinct().select_related("producer__commune")
    papers = papers.prefetch_related(Prefetch("versions", filed)).order_by("kind", "title", "id")
    return [(kind, found) for kind, found in _by_kind(papers, edition) if found]


@dataclass(frozen=True, slots=True)
class NeededKind:
    """A kind of paper that criteria of a set ask for: how many do, the producer's papers good on the day.

    ended   there are papers of the kind, but all of them have ended
    """

    kind: EvidenceKind
    criteria: int
    papers: tuple[Evidence, ...]
    ended: bool


def papers_for_set(
    producer: Producer | None, criteria_set: CriteriaSet, edition: Edition, day: date
) -> list[NeededKind]:
    """The kinds that criteria of a set usually ask for (Mẫu số 02, phần III), in the form's order."""
    counts = Counter(
        kind.id for criterion in criteria_set.criteria for kind in kinds_supporting(criterion, edition)
    )
    shelf = _by_kind(evidence_of(producer) if producer else Evidence.objects.none(), edition)
    return [_needed(kind, counts[kind.id], papers, day) for kind, papers in shelf if kind.id in counts]


def _needed(kind: EvidenceKind, criteria: int, papers: list[Evidence], day: date) -> NeededKind:
    good = tuple(paper for paper in papers if good_on(paper, day))
    return NeededKind(kind, criteria, good, bool(papers) and not good)


def good_on(paper: Evidence, day: date) -> bool:
    """Is the paper's current version good on that day, its last day included?"""
    ends_on = paper.current.ends_on
    return ends_on is None or ends_on >= day


def versions_valid_on(producer: Producer, day: date) -> QuerySet[EvidenceVersion]:
    """The current version of every paper in use that is good on that day, its last day included."""
    return _current_versions(producer).filter(Q(ends_on=None) | Q(ends_on__gte=day))


def evidence_ending_before(producer: Producer, day: date) -> QuerySet[Evidence]:
    """The papers in use whose current version ends before that day, the first to end first.

    Filing compares so (programme/evidence.py): a paper that ends on the filing day is good.
    """
    ending = _current_versions(producer).filter(ends_on__lt=day)
    papers = Evidence.objects.filter(versions__in=ending).order_by("versions__ends_on", "id")
    return with_versions(papers)


def _current_versions(producer: Producer) -> QuerySet[EvidenceVersion]:
    versions = EvidenceVersion.objects.filter(evidence__producer=producer, evidence__retired_at=None)
    newest = versions.annotate(newest=Max("evidence__versions__number")).filter(number=F("newest"))
    return newest.select_related("evidence", "file").order_by("evidence_id")


def with_versions(papers: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Each paper with its producer and its versions, newest first, read along."""
    return papers.select_related("producer__commune").prefetch_related("versions__file")
