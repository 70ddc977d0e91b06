"""Opening a round (khoản 1 Điều 5)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from given.council import a_round, refused
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.queries import round_called, rounds_to_open
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM, Act
from hoaban.core.audit import chain

pytestmark = pytest.mark.django_db
PAPERS = {"regulation": "Quy chế 56/QC-HĐ", "plan": "Kế hoạch 12/KH-UBND"}


def the_office(day: int = 1, month: int = 12) -> Act:
    return an_act(Role.PROVINCIAL_OFFICER, at=datetime(2026, month, day, 12, tzinfo=VIETNAM))


def test_a_round_of_the_law_takes_its_days_from_the_edition() -> None:
    round = actions.open_round(the_office(), round_id="province-2", year=2026)

    assert (round.code, round.name, round.state) == ("2026-2", "Đợt 02 năm 2026", "open")
    assert (round.proposals_through, round.hold_through) == (date(2026, 10, 29), date(2026, 12, 29))
    assert round_called("2026-2") == round
    assert chain.verify().ok


def test_a_round_may_be_opened_before_the_last_day_for_proposals() -> None:
    round = actions.open_round(the_office(day=2, month=7), round_id="province-2", year=2026)

    assert round.state == "open"


def test_a_round_may_be_opened_on_its_last_good_day_and_not_after() -> None:
    with refused("round-over", "khoản 1 Điều 5"):
        actions.open_round(the_office(day=30), round_id="province-2", year=2026)

    assert actions.open_round(the_office(day=29), round_id="province-2", year=2026)


def test_only_the_office_opens_a_round() -> None:
    with refused("not-office", "khoản 3 Điều 7"):
        actions.open_round(an_act(Role.COUNCIL_SECRETARY), round_id="province-2", year=2026)


def test_a_round_is_opened_once() -> None:
    a_round()

    with refused("round-exists", "khoản 1 Điều 5"):
        a_round()


def test_a_round_the_law_does_not_know_is_refused() -> None:
    with refused("unknown-round"):
        actions.open_round(the_office(), round_id="central-2", year=2026)


def test_an_extra_round_needs_the_regulation_and_a_plan() -> None:
    with refused("extra-needs-papers", "khoản 1 Điều 5"):
        actions.open_round(
            the_office(), year=2026, hold_through=date(2026, 12, 20), regulation="Quy chế 56/QC-HĐ"
        )


@pytest.mark.parametrize("day", [None, date(2027, 1, 20)])
def test_an_extra_round_names_its_own_last_day_in_its_year(day: date | None) -> None:
    with refused("extra-needs-day", "khoản 1 Điều 5"):
        actions.open_round(the_office(), year=2026, hold_through=day, **PAPERS)


def test_extra_rounds_are_numbered_after_those_of_the_law() -> None:
    first = actions.open_round(the_office(), year=2026, hold_through=date(2026, 12, 20), **PAPERS)
    second = actions.open_round(the_office(), year=2026, hold_through=date(2026, 12, 25), **PAPERS)

    assert (first.code, second.code) == ("2026-3", "2026-4")
    assert first.proposals_through is None
    assert first.plan == "Kế hoạch 12/KH-UBND"


def test_the_rounds_still_to_open_are_those_not_open_and_not_past() -> None:
    a_round()

    found = [(held.round.id, held.year) for held in rounds_to_open(date(2026, 12, 1))]

    assert found == [("province-1", 2027), ("province-2", 2027)]
