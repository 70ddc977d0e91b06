"""Where a producer's papers are used."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.dossiers import a_filed_dossier, a_full_dossier
from given.people import OTHER_COMMUNE, an_actor
from given.registry import a_paper, a_product, a_representative_of
from hoaban.areas.dossiers.models import AnswerEvidence, SnapshotPaper
from hoaban.areas.dossiers.queries import uses_of_papers
from hoaban.core.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_a_paper_is_used_beside_an_answer_and_where_it_was_filed():
    filed = a_filed_dossier()
    producer = filed.producer
    draft = a_full_dossier(a_product(producer))
    unused = a_paper(producer)

    uses = uses_of_papers(producer, a_representative_of(producer))

    beside = set(AnswerEvidence.objects.filter(answer__dossier=draft).values_list("evidence_id", flat=True))
    kept = SnapshotPaper.objects.filter(snapshot__dossier=filed)
    assert beside
    assert kept
    for paper in beside:
        assert draft in uses[paper].readable
    for paper in kept:
        assert filed in uses[paper.version.evidence_id].readable
    assert all(use.count == len(use.readable) for use in uses.values())
    assert unused.pk not in uses


def test_who_may_not_read_a_dossier_learns_only_that_there_is_one():
    producer = a_filed_dossier().producer

    uses = uses_of_papers(producer, an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE))

    assert uses
    assert {(use.count, use.readable) for use in uses.values()} == {(1, ())}


def test_it_costs_three_queries_however_many_dossiers_there_are():
    filed = a_filed_dossier()
    a_full_dossier(a_product(filed.producer))
    actor = a_representative_of(filed.producer)

    with CaptureQueriesContext(connection) as asked:
        uses_of_papers(filed.producer, actor)

    assert len(asked) == 3
