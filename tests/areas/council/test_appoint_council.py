"""Appointing the council (điểm b khoản 3 Điều 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from given.council import a_round, a_sitting, refused, seats_filled, set_by_province
from given.people import a_person, an_act, the_operator
from given.rows import rows_of_a_test
from hoaban.areas.council import actions, inputs
from hoaban.areas.council.inputs import SeatGiven
from hoaban.areas.council.models import Round
from hoaban.areas.council.queries import edition_of, people_for_seats, seat_kinds
from hoaban.core.accounts.queries import holdings_of
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM
from hoaban.core.audit import chain

pytestmark = pytest.mark.django_db
ARTICLE = "điểm b khoản 3 Điều 7"


def appoint(round: Round, seats: list[SeatGiven], **others: Any) -> Any:
    given = {"decision_number": "1/QĐ", "decision_date": date(2026, 12, 1), "regulation_number": "56/QC-HĐ"}
    return actions.appoint_council(an_act(Role.PROVINCIAL_OFFICER), round, seats=seats, **{**given, **others})


def test_every_seat_of_the_law_is_filled_and_each_person_gets_the_role() -> None:
    sitting = a_sitting()

    seats = list(sitting.council.seats.order_by("id"))
    assert [seat.chair for seat in seats] == [True] + [False] * 7
    assert all(seat.scores for seat in seats)
    assert [row.role for row in holdings_of(seats[0].user)] == ["council_chair"]
    assert [row.role for row in holdings_of(seats[1].user)] == ["council_member"]
    assert chain.verify().ok


def test_the_rules_of_the_quy_che_are_fixed_on_that_day() -> None:
    set_by_province("max_spread", "8")
    sitting = a_sitting()

    assert sitting.council.settings["max_spread"] == "8"
    assert sitting.council.settings["quorum"] == "0.75"
    assert sitting.council.settings["recusal_when"][0] == "own_or_family_stake"


def test_a_chair_who_does_not_score_by_the_quy_che_has_a_seat_that_does_not_count() -> None:
    set_by_province("chair_scores", False)

    assert not a_sitting().council.seats.get(chair=True).scores


def test_a_rule_that_is_not_of_its_kind_is_found_when_the_council_is_entered() -> None:
    set_by_province("max_spread", "a lot")
    round = a_round()

    with refused("bad-regulation", "Quy chế Hội đồng"):
        appoint(round, seats_filled(round))


def test_only_the_office_enters_a_council() -> None:
    round = a_round()

    with refused("not-office"):
        actions.appoint_council(
            an_act(Role.COUNCIL_SECRETARY), round, decision_number="1", decision_date=date(2026, 12, 1),
            regulation_number="2", seats=[],
        )  # fmt: skip


def test_the_secretary_it_names_gets_the_role_and_keeps_its_round() -> None:
    person = a_person()

    council = a_sitting(secretary=person).council

    assert council.secretary == person
    assert [row.role for row in holdings_of(person)] == ["council_secretary"]
    assert chain.verify().ok


@pytest.mark.parametrize("key", ["nobody", "00000000-0000-0000-0000-000000000000"])
def test_a_secretary_nobody_knows_is_refused(key: str) -> None:
    round = a_round()

    with refused("unknown-person", ARTICLE):
        appoint(round, seats_filled(round), secretary=key)


def test_a_secretary_who_is_let_in_no_more_is_refused() -> None:
    person, round = a_person(), a_round()
    with rows_of_a_test():
        person.is_active = False
        the_operator().save(person)

    with refused("unknown-person", ARTICLE):
        appoint(round, seats_filled(round), secretary=str(person.key))


def test_a_missing_seat_is_named() -> None:
    round = a_round()
    seats = [seat for seat in seats_filled(round) if seat.kind != "health"]

    with refused("seat-missing", ARTICLE):
        appoint(round, seats)


def test_a_department_that_the_province_has_must_sit() -> None:
    set_by_province("province_has_food_safety_department", True)
    round = a_round()

    assert "food_safety" in [kind.id for kind in seat_kinds(edition_of(round)) if kind.required]


def test_a_seat_the_law_does_not_know_is_refused() -> None:
    round = a_round()

    with refused("unknown-seat", ARTICLE):
        appoint(round, [*seats_filled(round), SeatGiven(str(a_person().key), "journalist", "")])


def test_one_seat_is_not_filled_twice_but_some_units_may_be_many() -> None:
    round = a_round()
    seats = seats_filled(round, more=2)

    with refused("seat-crowded", ARTICLE):
        appoint(round, [*seats, SeatGiven(str(a_person().key), "health", "")])
    assert appoint(round, seats).seats.count() == 10


def test_nobody_sits_twice() -> None:
    round = a_round()
    seats = seats_filled(round)

    with refused("person-twice", ARTICLE):
        appoint(round, [*seats[:-1], replace(seats[-1], user=seats[0].user)])


def test_somebody_unknown_does_not_sit() -> None:
    round = a_round()
    seats = seats_filled(round)

    with refused("unknown-person", ARTICLE):
        appoint(round, [*seats[:-1], replace(seats[-1], user="nobody")])


def test_a_decision_of_tomorrow_is_refused() -> None:
    round = a_round()

    with refused("date-ahead", ARTICLE):
        appoint(round, seats_filled(round), decision_date=date(2026, 12, 2))


def test_a_round_has_one_council() -> None:
    sitting = a_sitting()

    with refused("council-appointed", ARTICLE):
        appoint(sitting.round, seats_filled(sitting.round))


def test_a_round_that_is_over_gets_no_council() -> None:
    round = a_round()
    late = an_act(Role.PROVINCIAL_OFFICER, at=datetime(2026, 12, 30, 8, tzinfo=VIETNAM))

    with refused("round-over"):
        actions.appoint_council(
            late, round, decision_number="1", decision_date=date(2026, 12, 1), regulation_number="2",
            seats=seats_filled(round),
        )  # fmt: skip


def test_an_agency_left_open_is_that_of_the_seat() -> None:
    round = a_round()
    seats = [replace(seat, agency="") for seat in seats_filled(round)]

    council = appoint(round, seats)

    assert council.seats.get(kind="health").agency == "Sở Y tế"


def test_who_only_speaks_for_a_producer_is_not_offered_a_seat() -> None:
    from given.registry import a_producer, a_representative_of

    farmer = a_representative_of(a_producer())
    officer = a_person()

    offered = {user.pk for user in people_for_seats()}

    assert farmer.user_id not in offered
    assert officer.pk in offered


@pytest.mark.parametrize("seats", ["{", "7", '["x"]'])
def test_a_list_that_cannot_be_read_is_refused(seats: str) -> None:
    form = inputs.AppointCouncil({"seats": seats})

    assert form.errors["seats"]


def test_seats_come_as_a_list_from_a_program_and_as_rows_from_a_page() -> None:
    given = {"decision_number": "1", "decision_date": "1/12/2026", "regulation_number": "2"}
    listed = inputs.AppointCouncil({**given, "seats": [{"user": "k", "kind": "health"}]})
    rows = inputs.AppointCouncil({
        **given, "seats-0-kind": "chair", "seats-0-user": "", "seats-1-kind": "health", "seats-1-user": "k",
        "seats-1-agency": " Sở Y tế ",
    })  # fmt: skip

    assert listed.is_valid(), listed.errors
    assert rows.is_valid(), rows.errors
    assert listed.cleaned_data["seats"] == (SeatGiven("k", "health", ""),)
    assert rows.cleaned_data["seats"] == (SeatGiven("k", "health", "Sở Y tế"),)
    assert inputs.AppointCouncil(given).errors["seats"]
