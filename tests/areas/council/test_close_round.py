"""Closing every product of a round."""

from __future__ import annotations

import pytest

from given.council import a_closed_entry, a_sitting, an_entry, refused, sheets_closed, the_entry
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.models import Minutes, Result
from hoaban.areas.council.queries import results_of, round_called
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.documents.models import IssuedPaper

pytestmark = pytest.mark.django_db


def test_every_product_is_closed_and_the_round_with_them() -> None:
    sitting = a_sitting()
    first, second = an_entry(sitting), an_entry(sitting)
    for entry in (first, second):
        sheets_closed(sitting.members[:6], entry)

    round = actions.close_round(an_act(Role.COUNCIL_SECRETARY), sitting.round)

    assert round.state == "closed"
    assert [row.result.entry_id for row in results_of(round)] == [first.pk, second.pk]
    assert chain.verify().ok


def test_all_are_closed_or_none() -> None:
    sitting = a_sitting()
    first, second = an_entry(sitting), an_entry(sitting)
    sheets_closed(sitting.members[:6], first)
    sheets_closed(sitting.members[:5], second)

    with refused("no-quorum"):
        actions.close_round(an_act(Role.COUNCIL_SECRETARY), sitting.round)

    assert not Result.objects.exists()
    assert the_entry(first).state == "scoring"
    assert round_called(sitting.round.code).state == "open"  # type: ignore[union-attr]


def test_only_office_and_secretary_close() -> None:
    sitting = a_sitting()

    with refused("not-keeper"):
        actions.close_round(sitting.chair, sitting.round)


def test_a_closed_round_has_nothing_left_to_close() -> None:
    entry = a_closed_entry()

    round = actions.close_round(an_act(Role.COUNCIL_SECRETARY), entry.round)

    assert round.state == "closed"


def test_the_minutes_are_issued_once_with_the_head_that_stands_on_them() -> None:
    entry = a_closed_entry()

    paper = IssuedPaper.objects.get(kind="minutes")

    assert (paper.about, paper.number) == (entry.round.code, "")
    assert paper.date == entry.round.closed_at.date()
    assert paper.unit == "Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Điện Biên"
    assert paper.audit_head == Minutes.objects.get().audit_head
