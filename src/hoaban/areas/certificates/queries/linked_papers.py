"""Papers that end and the stars they touch: food safety, VietGAP and other certificates, trademarks.

Here: which papers of a producer with a star have ended or end soon, and by which criteria of the product's
set they touch it. Not here: the library itself (areas/registry), which kinds support a criterion
(programme/evidence.py).

The warning advises: whether a star falls is decided by people (DESIGN, principle 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Max

from hoaban.areas.certificates.queries.clock import Clock, Ticking
from hoaban.areas.registry.models import EvidenceVersion
from hoaban.areas.registry.queries import set_of
from hoaban.programme.edition import Edition
from hoaban.programme.evidence import kinds_supporting
from hoaban.programme.provisions.criteria import CriteriaSet
from hoaban.programme.provisions.papers import EvidenceKind


@dataclass(frozen=True, slots=True)
class TouchedStar:
    """A star that a paper helps to hold.

    criteria  the criteria of the product's set that the paper's kind supports
    gates     those of them that are a least condition of this star or a lower one
    """

    item: Ticking
    criteria: tuple[str, ...]
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndingPaper:
    """A paper that has ended or ends soon; `days_left`: 0 on its last day, negative after it."""

    version: EvidenceVersion
    kind: EvidenceKind
    days_left: int
    stars: tuple[TouchedStar, ...]


def ending_papers(clock: Clock) -> list[EndingPaper]:
    """The papers of the clock's producers that end within the office's reminder and touch a star that holds,
    the first to end first; two queries at most."""
    stars = [item for item in clock.items if item.holds and item.certificate.star and item.producer]
    kinds = {kind.id: kind for kind in clock.edition.evidence_kinds if kind.has_expiry}
    found = []
    for version in _ending(stars, kinds, clock.day + timedelta(days=clock.reminder)):
        kind = kinds[version.evidence.kind]
        touched = tuple(_touched(version.evidence.producer_id, kind, stars, clock.edition))
        if touched and version.ends_on:
            found.append(EndingPaper(version, kind, (version.ends_on - clock.day).days, touched))
    return found


def _ending(stars: Iterable[Ticking], kinds: Iterable[str], by: date) -> Iterable[EvidenceVersion]:
    """The newest version of every such paper in use, where it ends by that day."""
    producers = {item.product.producer_id for item in stars}
    versions = EvidenceVersion.objects.filter(
        evidence__producer__in=producers, evidence__kind__in=kinds, evidence__retired_at=None
    )
    newest = versions.annotate(newest=Max("evidence__versions__number")).filter(number=F("newest"))
    ending = newest.filter(ends_on__lte=by).select_related("evidence__producer__commune")
    return ending.order_by("ends_on", "pk")


def _touched(
    producer: int, kind: EvidenceKind, stars: Iterable[Ticking], edition: Edition
) -> Iterator[TouchedStar]:
    for item in stars:
        criteria_set = set_of(item.product, edition) if item.product.producer_id == producer else None
        criteria = _supported(kind, criteria_set, edition) if criteria_set else ()
        if criteria_set and criteria:
            star = item.certificate.star or 0
            gates = tuple(one for one in criteria if _holds_gate(criteria_set, one, star))
            yield TouchedStar(item, criteria, gates)


def _supported(kind: EvidenceKind, criteria_set: CriteriaSet, edition: Edition) -> tuple[str, ...]:
    return tuple(
        criterion.id for criterion in criteria_set.criteria if kind in kinds_supporting(criterion, edition)
    )


def _holds_gate(criteria_set: CriteriaSet, criterion: str, star: int) -> bool:
    return any(gate.star <= star for gate in criteria_set.criterion(criterion).gates)
