"""The evidence library."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.registry import PAPER, a_paper, a_producer, an_office_act, another_upload
from hoaban.areas.registry import actions, queries
from hoaban.areas.registry.models import Evidence
from hoaban.core.law import edition_in_force

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


def renewed(paper: Evidence, ends_on: date) -> Evidence:
    return actions.renew_evidence(an_office_act(), paper, file=another_upload(), ends_on=ends_on)


def test_every_kind_of_the_law_is_listed_with_the_papers_of_it() -> None:
    producer = a_producer()
    paper = a_paper(producer, title="Phiếu 2026")
    a_paper(a_producer())

    by_kind = queries.evidence_by_kind(producer, edition_in_force(TODAY))

    assert len(by_kind) == 15
    assert [(kind.id, papers) for kind, papers in by_kind if papers] == [(PAPER, [paper])]


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
