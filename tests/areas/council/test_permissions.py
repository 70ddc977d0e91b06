"""Who may see and keep which round: one council knows nothing of another's."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.council import a_closed_entry, a_round, a_sitting, an_entry, an_extra_round
from given.people import a_person, an_actor
from given.rows import rows_of_a_test
from hoaban.areas.council import queries
from hoaban.areas.council.permissions import (
    ALL_ROUNDS,
    may_close_round,
    may_close_scoring,
    may_recuse_member,
    may_recuse_others,
    may_see_minutes,
    may_see_result,
    may_see_round,
    may_see_rounds,
    may_see_sheets,
    may_see_who_is_left,
)
from hoaban.core.accounts.roles import COUNCIL_ROLES, PRODUCER_ROLES, Role
from hoaban.core.actors import PUBLIC, Actor
from hoaban.core.permissions import Refusal, Verdict

pytestmark = pytest.mark.django_db
OF_COUNCILS = COUNCIL_ROLES | {Role.COUNCIL_SECRETARY}


def code_of(verdict: Verdict) -> str:
    return verdict.code if isinstance(verdict, Refusal) else ""


@pytest.mark.parametrize("role", list(Role))
def test_rounds_are_for_those_who_decide_and_watch_and_for_councils(role: Role) -> None:
    """A member, chair or secretary of no council finds an empty list; the administrator not even that."""
    round = a_sitting(secretary=a_person()).round
    actor = an_actor(role, producer="htx" if role in PRODUCER_ROLES else "")

    of_all, of_some = role in ALL_ROUNDS, role in OF_COUNCILS
    assert code_of(may_see_rounds(actor)) == ("" if of_all or of_some else "not-round-reader")
    refusal = "other-council" if of_some else "not-round-reader"
    assert code_of(may_see_round(actor, round)) == ("" if of_all else refusal)
    assert list(queries.rounds(actor)) == ([round] if of_all else [])


def test_a_council_and_its_secretary_see_their_own_rounds_alone() -> None:
    own = a_sitting(secretary=a_person())
    other = a_sitting(an_extra_round(), secretary=a_person())
    done = a_closed_entry(sitting=a_sitting(an_extra_round(), people=own.people))
    entry = an_entry(own)

    for act in (own.chair, own.members[1], own.secretary):
        assert may_see_round(act.actor, own.round)
        assert own.round in queries.rounds(act.actor)
        assert other.round not in queries.rounds(act.actor)
        refusal = may_see_round(act.actor, other.round)
        assert isinstance(refusal, Refusal)
        assert (refusal.code, refusal.source) == ("other-council", "khoản 2 Điều 4; Quy chế Hội đồng")
        assert code_of(may_see_result(act.actor, entry)) == "result-locked"
    for act in (own.chair, own.members[1]):
        assert may_see_result(act.actor, done)
    for act in (other.chair, other.members[1], other.secretary):
        assert code_of(may_see_result(act.actor, entry)) == "not-result-reader"
        assert code_of(may_see_minutes(act.actor, own.round)) == "other-council"


def test_minutes_open_to_the_council_when_its_round_is_closed_and_to_nobody_before() -> None:
    sitting = a_sitting(secretary=a_person())
    readers = [sitting.members[1].actor, sitting.chair.actor, sitting.secretary.actor]
    readers += [an_actor(role) for role in ALL_ROUNDS]
    open_round = sitting.round

    for actor in readers:
        assert code_of(may_see_minutes(actor, open_round)) == "minutes-not-yet"
    closed = a_closed_entry(sitting=sitting).round
    for actor in readers:
        assert may_see_minutes(actor, closed)
    assert code_of(may_see_minutes(an_actor(Role.ADMINISTRATOR), closed)) == "not-round-reader"


def test_a_seat_that_was_given_up_opens_nothing() -> None:
    sitting = a_sitting()
    member = sitting.members[1]
    with rows_of_a_test():
        seat = sitting.council.seats.get(user=member.actor.user_id)
        seat.ended_at = member.at
        member.save(seat)

    assert code_of(may_see_round(member.actor, sitting.round)) == "other-council"


def test_the_office_and_the_secretary_of_the_council_keep_its_round() -> None:
    own = a_sitting(secretary=a_person())
    other = a_sitting(an_extra_round(), secretary=a_person())
    entry = an_entry(own)
    seat = own.council.seats.get(user=own.members[2].actor.user_id)

    def keeping(actor: Actor) -> list[Verdict]:
        return [
            may_close_scoring(actor, entry),
            may_close_round(actor, own.round),
            may_recuse_others(actor, entry),
            may_recuse_member(actor, entry, seat),
            may_see_sheets(actor, entry),
            may_see_who_is_left(actor, own.round),
        ]

    for actor in (own.secretary.actor, an_actor(Role.PROVINCIAL_OFFICER)):
        assert all(keeping(actor))
    for actor in (other.secretary.actor, an_actor(Role.COUNCIL_SECRETARY), own.members[1].actor, PUBLIC):
        assert {code_of(verdict) for verdict in keeping(actor)} == {"not-keeper", "not-own-recusal"}
    assert may_see_sheets(own.chair.actor, entry)
    assert code_of(may_see_sheets(other.chair.actor, entry)) == "not-keeper"
    assert code_of(may_see_who_is_left(own.chair.actor, own.round)) == "not-keeper"


def test_where_the_appointment_names_no_secretary_whoever_holds_the_role_keeps_the_round() -> None:
    sitting = a_sitting()

    assert may_close_round(an_actor(Role.COUNCIL_SECRETARY), sitting.round)
    assert may_see_round(an_actor(Role.COUNCIL_SECRETARY), sitting.round)


def test_a_round_without_a_council_is_the_offices_alone() -> None:
    round = a_round()

    assert may_see_round(an_actor(Role.PROVINCIAL_OFFICER), round)
    assert code_of(may_see_round(an_actor(Role.COUNCIL_SECRETARY), round)) == "other-council"


def test_no_figure_is_open_before_its_product_is_closed_even_to_those_who_may_see_it() -> None:
    sitting = a_sitting(secretary=a_person())
    closed = a_closed_entry(sitting=sitting)
    still_open = an_entry(a_sitting(an_extra_round(), people=sitting.people))

    for role in ALL_ROUNDS:
        assert may_see_result(an_actor(role), closed)
        assert code_of(may_see_result(an_actor(role), still_open)) == "result-locked"


@pytest.mark.parametrize("role", [Role.PROVINCIAL_OFFICER, Role.COUNCIL_MEMBER, Role.COUNCIL_SECRETARY])
def test_the_list_of_rounds_is_one_question_for_one_round_and_for_three(role: Role) -> None:
    person = a_person()
    actor = an_actor(role, user=person)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert [round.council for round in queries.rounds(actor)]
        return len(asked)

    def another() -> None:
        a_sitting(an_extra_round(), people=[a_person(), person], secretary=person)

    another()
    one = cost()
    another()
    another()

    assert cost() == one == 1
