"""The evidence library."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given import council
from given.dossiers import a_taken_in_dossier
from given.people import NOON, an_actor
from given.registry import PAPER, a_paper, a_producer, a_product, an_office_act, another_upload
from hoaban.areas.dossiers.models import SnapshotPaper
from hoaban.areas.registry import actions, queries
from hoaban.areas.registry.models import Evidence
from hoaban.core.accounts.roles import Role
from hoaban.core.law import edition_in_force

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)
IN_TIME = NOON.replace(month=10, day=20)


def renewed(paper: Evidence, ends_on: date) -> Evidence:
    return actions.renew_evidence(an_office_act(), paper, file=another_upload(), ends_on=ends_on)


def test_every_kind_of_the_law_is_listed_with_the_papers_of_it() -> None:
    producer = a_producer()
    paper = a_paper(producer, title="Phiếu 2026")
    a_paper(a_producer())

    by_kind = queries.evidence_by_kind(producer, edition_in_force(TODAY))

    assert len(by_kind) == 15
    assert [(kind.id, papers) for kind, papers in by_kind if papers] == [(PAPER, [paper])]


def test_who_judges_looks_through_what_was_filed_as_it_was_filed() -> None:
    sitting = council.a_sitting()
    dossier = council.an_entry(sitting, a_taken_in_dossier(at=IN_TIME)).dossier
    filed = SnapshotPaper.objects.get(snapshot__dossier=dossier).version
    renewed(filed.evidence, date(2027, 1, 1))
    a_paper(dossier.producer, title="Không nộp")
    edition = edition_in_force(TODAY)

    shown = queries.library_shown(sitting.members[1].actor, dossier.producer, edition)

    assert [(kind.id, papers) for kind, papers in shown] == [("origin-and-linkage", [filed.evidence])]
    assert [paper.current for paper in shown[0][1]] == [filed]
    assert [list(paper.versions.all()) for paper in shown[0][1]] == [[filed]]
    assert len(queries.library_shown(an_actor(Role.INSPECTOR), dossier.producer, edition)) == 15
    assert queries.library_shown(an_actor(Role.COUNCIL_MEMBER), dossier.producer, edition) == []


def test_looking_through_what_was_filed_costs_the_same_for_any_number_of_papers() -> None:
    sitting = council.a_sitting()
    producer = a_producer()

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            for _kind, papers in queries.library_shown(
                sitting.chair.actor, producer, edition_in_force(TODAY)
            ):
                assert all(paper.current.file.name for paper in papers)
        return len(asked)

    council.an_entry(sitting, a_taken_in_dossier(a_product(producer), IN_TIME))
    one = cost()
    council.an_entry(sitting, a_taken_in_dossier(a_product(producer), IN_TIME))

    assert cost() == one == 2


def test_the_current_version_counts_and_its_last_day_is_good() -> None:
    producer = a_producer()
    without_end, today = a_paper(producer), a_paper(producer, ends_on=TODAY)
    mended = renewed(a_paper(producer, ends_on=date(2026, 1, 1)), date(2027, 1, 1))
    ended_again = renewed(a_paper(producer, ends_on=date(2027, 1, 1)), date(2026, 11, 30))
    retired = a_paper(producer, ends_on=date(2026, 1, 1))
    actions.retire_evidence(an_office_act(), retired)

    good = queries.versions_valid_on(producer, TODAY)
    ended = queries.evidence_ending_before(producer, TODAY)

    assert {version.evidence for version in good} == {without_end, today, mended}
    assert {version.number for version in good if version.evidence == mended} == {2}
    assert list(ended) == [ended_again]


def test_what_ends_first_stands_first_and_once() -> None:
    producer = a_producer()
    later = renewed(a_paper(producer, ends_on=date(2025, 1, 1)), date(2026, 9, 1))
    first = a_paper(producer, ends_on=date(2026, 8, 1))

    assert list(queries.evidence_ending_before(producer, TODAY)) == [first, later]


def test_the_cost_does_not_grow_with_the_papers() -> None:
    def cost(papers: int) -> int:
        producer = a_producer()
        for _number in range(papers):
            a_paper(producer, ends_on=TODAY)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            for paper in queries.evidence_of(producer):
                assert paper.current.file.name
            for paper in queries.evidence_ending_before(producer, date(2027, 1, 1)):
                assert paper.current.ends_on == TODAY
        return len(asked)

    assert cost(1) == cost(12)
