"""A member takes no part in scoring a product (khoản 2 Điều 4; Quy chế Hội đồng)."""

from __future__ import annotations

import pytest

from given.council import (
    a_closed_entry,
    a_closed_sheet,
    a_round,
    a_sitting,
    an_entry,
    marked,
    refused,
    sheets_closed,
    the_entry,
)  # fmt: skip
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.models import Mark, Recusal
from hoaban.areas.council.permissions import may_mark_product, seat_of
from hoaban.areas.council.queries import passes_of, progress_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain

pytestmark = pytest.mark.django_db
GROUND = "own_or_family_stake"
FAIRNESS = "khoản 2 Điều 4; Quy chế Hội đồng"


def test_a_member_steps_back_and_may_no_longer_mark() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    actions.recuse_member(sitting.members[3], entry, ground=GROUND)

    refusal = may_mark_product(sitting.members[3].actor, entry)
    assert not refusal
    assert refusal.code == "recused"  # type: ignore[union-attr]
    assert refusal.source == FAIRNESS  # type: ignore[union-attr]
    assert "01/12/2026" in str(refusal.why)  # type: ignore[union-attr]
    assert chain.verify().ok


def test_marks_already_made_are_kept_and_not_counted() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    marked(sitting.members[7], entry, {"1.1": "a"})
    actions.recuse_member(sitting.members[7], entry, ground=GROUND)
    sheets_closed(sitting.members[:6], entry)

    actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)

    content = passes_of(the_entry(entry))[0].content
    assert Mark.objects.filter(sheet__seat__user=sitting.members[7].actor.user_id).count() == 1
    assert (len(content["totals"]), content["recused"]) == (6, 1)


@pytest.mark.parametrize("role", [Role.PROVINCIAL_OFFICER, Role.COUNCIL_SECRETARY])
def test_office_and_secretary_enter_it_for_a_member(role: Role) -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    seat = seat_of(sitting.members[3].actor, sitting.round)

    actions.recuse_member(an_act(role), entry, ground=GROUND, seat=str(seat.pk))  # type: ignore[union-attr]

    assert Recusal.objects.get().seat == seat


def test_a_program_may_name_the_member_by_their_key() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    seat = sitting.council.seats.get(kind="health")

    actions.recuse_member(an_act(Role.PROVINCIAL_OFFICER), entry, ground=GROUND, seat=str(seat.user.key))

    assert Recusal.objects.get().seat == seat


def test_one_member_does_not_recuse_another() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    seat = seat_of(sitting.members[3].actor, sitting.round)

    with refused("not-own-recusal", "Quy chế Hội đồng"):
        actions.recuse_member(sitting.members[2], entry, ground=GROUND, seat=str(seat.pk))  # type: ignore[union-attr]


def test_who_has_no_seat_has_nothing_to_declare() -> None:
    with refused("no-seat", "điểm d khoản 3 Điều 7"):
        actions.recuse_member(an_act(Role.COUNCIL_MEMBER), an_entry(), ground=GROUND)


@pytest.mark.parametrize("seat", ["999999", "x"])
def test_a_member_of_no_council_is_refused(seat: str) -> None:
    with refused("unknown-member"):
        actions.recuse_member(an_act(Role.PROVINCIAL_OFFICER), an_entry(), ground=GROUND, seat=seat)


def test_a_member_of_another_round_is_refused() -> None:
    entry, other = an_entry(), a_sitting(a_round("province-1", 2027))
    seat = other.council.seats.first()

    with refused("unknown-member"):
        actions.recuse_member(an_act(Role.PROVINCIAL_OFFICER), entry, ground=GROUND, seat=str(seat.pk))  # type: ignore[union-attr]


def test_a_ground_the_quy_che_does_not_name_is_refused() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    with refused("unknown-ground", FAIRNESS):
        actions.recuse_member(sitting.chair, entry, ground="tired")


def test_who_has_closed_the_sheet_does_not_step_back() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    a_closed_sheet(sitting.chair, entry)

    with refused("sheet-closed", FAIRNESS):
        actions.recuse_member(sitting.chair, entry, ground=GROUND)


def test_said_twice_it_stands_once() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    first = actions.recuse_member(sitting.chair, entry, ground=GROUND)
    second = actions.recuse_member(sitting.chair, entry, ground=GROUND)

    assert first == second


def test_after_the_result_nobody_steps_back() -> None:
    entry = a_closed_entry()

    with refused("wrong-state", "khoản 2 Điều 4"):
        seat = entry.round.council.seats.last()
        actions.recuse_member(an_act(Role.PROVINCIAL_OFFICER), entry, ground=GROUND, seat=str(seat.pk))  # type: ignore[union-attr]


def test_sheets_due_are_members_present_by_products_less_recusals() -> None:
    sitting = a_sitting()
    first, second = an_entry(sitting), an_entry(sitting)
    for act in sitting.members[:4]:
        marked(act, first, {"1.1": "a"})
    actions.recuse_member(sitting.members[1], second, ground=GROUND)
    actions.recuse_member(sitting.members[7], second, ground=GROUND)  # not present: counts for nothing

    progress = progress_of(sitting.round)

    assert (progress.present, progress.products, progress.recusals) == (4, 2, 1)
    assert progress.due == 4 * 2 - 1
    assert progress.left == progress.due - progress.closed == 7
    assert sum(row.left for row in progress.members) == progress.left
