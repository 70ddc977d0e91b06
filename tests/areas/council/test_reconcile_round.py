"""The paper's sums held against the platform's: by the office alone, and not before the round is closed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from given.council import (
    a_closed_entry,
    a_sitting,
    an_entry,
    an_entry_to_mark_anew,
    answers_for,
    refused,
    sheets_closed,
    the_entry,
)
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.models import Entry as Place
from hoaban.areas.council.queries import differences, seats_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.models import Entry

pytestmark = pytest.mark.django_db


def paper_of(entry: Place, points: str) -> dict[tuple[str, int], Decimal]:
    """The same sum for each of the six who closed a sheet."""
    return {(entry.dossier.code, seat.pk): Decimal(points) for seat in seats_of(entry.round)[:6]}


def test_the_same_sums_differ_nowhere_however_they_are_written() -> None:
    entry = a_closed_entry(72)

    assert differences(entry.round, paper_of(entry, "72.0")) == []


def test_a_sum_that_differs_a_sum_too_many_and_a_sum_too_few_are_told() -> None:
    entry = a_closed_entry(72)
    paper, seats = paper_of(entry, "72"), seats_of(entry.round)
    code = entry.dossier.code
    paper[code, seats[0].pk] = Decimal("71.99")
    del paper[code, seats[1].pk]
    paper[code, seats[6].pk] = Decimal(50)

    found = [(row.seat, row.paper, row.platform) for row in differences(entry.round, paper)]

    assert found == [
        (seats[0].pk, Decimal("71.99"), Decimal(72)),
        (seats[1].pk, None, Decimal(72)),
        (seats[6].pk, Decimal(50), None),
    ]


def test_of_a_product_marked_anew_the_second_sheets_count() -> None:
    sitting = a_sitting()
    entry = an_entry_to_mark_anew(sitting)
    sheets_closed(sitting.members[:6], entry, answers_for(entry, 80))
    entry = the_entry(actions.close_scoring(an_act(Role.PROVINCIAL_OFFICER), entry))

    assert differences(entry.round, paper_of(entry, "80")) == []
    assert len(differences(entry.round, paper_of(entry, "86"))) == 6


def test_the_office_may_and_each_time_is_on_record() -> None:
    entry = a_closed_entry()

    actions.reconcile_round(an_act(Role.PROVINCIAL_OFFICER), entry.round)
    actions.reconcile_round(an_act(Role.PROVINCIAL_OFFICER), entry.round)

    assert Entry.objects.filter(deed="council.reconcile_round", kind="noted").count() == 2


def test_nobody_may_while_the_round_is_open() -> None:
    entry = an_entry()

    with refused("round-open"):
        actions.reconcile_round(an_act(Role.PROVINCIAL_OFFICER), entry.round)


def test_whose_sum_is_whose_is_told_to_nobody_else() -> None:
    entry = a_closed_entry()

    with refused("not-office"):
        actions.reconcile_round(an_act(Role.PROVINCE_CHAIRMAN), entry.round)
