"""Asking for a paper that was issued."""

from __future__ import annotations

from datetime import date

import pytest

from given.rows import rows_of_a_test
from hoaban.core.documents.actions import issue_paper
from hoaban.core.documents.models import IssuedPaper
from hoaban.core.documents.queries import paper_issued

pytestmark = pytest.mark.django_db
Kind = IssuedPaper.Kind


def test_a_paper_is_found_by_its_kind_and_what_it_is_about(django_assert_num_queries):
    with rows_of_a_test() as act:
        values = {"number": "1", "date": date(2026, 12, 1), "unit": "UBND xã Thanh An"}
        paper = issue_paper(act, Kind.RECEIPT, "HS-2026-0001", **values)
        issue_paper(act, Kind.RECEIPT, "HS-2026-0002", **values)

    with django_assert_num_queries(1):
        found = paper_issued(Kind.RECEIPT, "HS-2026-0001")
        assert found
        assert found.code.code == paper.code.code

    assert found == paper
    assert paper_issued(Kind.APPRAISAL, "HS-2026-0001") is None
    assert paper_issued(Kind.RECEIPT, "HS-2026-0003") is None
