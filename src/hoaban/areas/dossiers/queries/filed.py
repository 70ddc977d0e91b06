"""What was filed and what came back: snapshots, steps, faults."""

from __future__ import annotations

from itertools import groupby

from django.db.models import QuerySet

from hoaban.areas.dossiers.models import Dossier, Fault, Snapshot, Step


def snapshot_of(dossier: Dossier) -> Snapshot | None:
    """What was filed last, frozen; None before the first filing."""
    return dossier.snapshots.order_by("number").last()


def steps_of(dossier: Dossier) -> QuerySet[Step]:
    """Every move it made, the first one first."""
    return dossier.steps.order_by("id")


def faults_of(dossier: Dossier) -> QuerySet[Fault]:
    """What it was sent back for, or is to be completed for, and is still open."""
    return dossier.faults.filter(mended_at=None).order_by("id")


def letters_of(dossier: Dossier) -> list[list[Fault]]:
    """Every request to mend (phiếu yêu cầu), newest first, each with all its faults."""
    # faults of one letter are written together, so the order of rows keeps them together
    letters = groupby(dossier.faults.order_by("id"), key=lambda fault: (fault.of, fault.batch))
    return [list(faults) for _key, faults in letters][::-1]
