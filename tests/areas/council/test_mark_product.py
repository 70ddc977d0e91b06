"""One mark of a member's own sheet (chấm điểm)."""

from __future__ import annotations

from datetime import datetime

import pytest

from given.council import (
    a_closed_entry,
    a_closed_sheet,
    a_round,
    a_sitting,
    an_entry,
    refused,
    the_member,
)  # fmt: skip
from given.dossiers import MATTERS, a_typed_dossier, fill, forward, its_commune, the_office
from given.people import a_holding, act_of, an_act
from hoaban.areas.council import actions, inputs
from hoaban.areas.council.models import Entry, Mark, Sheet
from hoaban.areas.council.permissions import may_mark_product
from hoaban.core.accounts.models import User
from hoaban.core.accounts.queries import actor_of
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM, Act
from hoaban.core.audit import chain
from hoaban.core.audit.models import Entry as AuditEntry

pytestmark = pytest.mark.django_db
REGULATION = "Quy chế Hội đồng"


def mark(act: Act, entry: Entry, criterion: str = "1.1", option: str | None = "a") -> Mark:
    return actions.mark_product(act, entry, criterion=criterion, option=option)


def test_the_first_mark_makes_the_sheet() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    kept = mark(sitting.chair, entry)

    sheet = Sheet.objects.get()
    assert (sheet.state, sheet.pass_number, sheet.seat.user_id) == ("open", 1, sitting.chair.actor.user_id)
    assert (kept.criterion, kept.option) == ("1.1", "a")
    assert chain.verify().ok


def test_the_same_mark_again_changes_nothing() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    first = mark(sitting.chair, entry)
    written = AuditEntry.objects.count()

    again = mark(sitting.chair, entry)

    assert again == first
    assert AuditEntry.objects.count() == written


def test_another_option_replaces_the_mark() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    mark(sitting.chair, entry)

    mark(sitting.chair, entry, option="b")
    mark(sitting.chair, entry, option=None)

    assert list(Mark.objects.values_list("option", flat=True)) == [None]
    assert chain.verify().ok


def test_members_of_the_council_only() -> None:
    entry = an_entry()

    for role in (Role.COUNCIL_MEMBER, Role.PROVINCIAL_OFFICER, Role.COUNCIL_SECRETARY):
        with refused("no-seat", "điểm d khoản 3 Điều 7"):
            mark(an_act(role), entry)


def test_a_member_of_another_round_has_no_seat_here() -> None:
    entry, other = an_entry(), a_sitting(a_round("province-1", 2027))

    with refused("no-seat"):
        mark(other.chair, entry)


def test_a_member_acts_as_a_member_not_in_another_role_they_hold() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    user = User.objects.get(pk=sitting.members[2].actor.user_id)

    office = act_of(actor_of(a_holding(Role.PROVINCIAL_OFFICER, user=user)))

    with refused("no-seat"):
        mark(office, entry)


def test_a_seat_that_does_not_score_is_told_so() -> None:
    from areas.council.test_appoint_council import set_by_province

    set_by_province("chair_scores", False)
    sitting = a_sitting()

    with refused("seat-does-not-score", REGULATION):
        mark(sitting.chair, an_entry(sitting))


def test_a_member_who_stepped_back_is_told_when() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    actions.recuse_member(sitting.chair, entry, ground="own_or_family_stake")

    with refused("recused", "khoản 2 Điều 4; Quy chế Hội đồng"):
        mark(sitting.chair, entry)


def test_a_member_who_helped_write_the_dossier_may_not_score_it() -> None:
    sitting = a_sitting()
    member = sitting.members[1]
    user = User.objects.get(pk=member.actor.user_id)
    entry = an_entry(sitting, a_dossier_typed_by(user))

    refusal = may_mark_product(member.actor, entry)

    assert refusal.code == "helped-write-dossier"  # type: ignore[union-attr]
    assert refusal.source == REGULATION  # type: ignore[union-attr]
    with refused("helped-write-dossier"):
        mark(member, entry)


def a_dossier_typed_by(user: User):  # type: ignore[no-untyped-def]
    """A dossier that an officer answered one criterion of, for a producer who opened it."""
    from given.registry import a_product
    from hoaban.areas.dossiers import actions as dossiers

    at = datetime(2026, 10, 20, 12, tzinfo=VIETNAM)
    act = act_of(actor_of(a_holding(Role.COMMUNE_OFFICER, user=user)), at)
    dossier = fill(a_typed_dossier(a_product(), by=act), act)
    dossiers.file_dossier(act, dossier, declaration=True, declared_by="Lò Thị Minh Hoạ")
    dossiers.receive_dossier(its_commune(dossier, at), dossier)
    dossiers.appraise_matters(its_commune(dossier, at), dossier, texts=MATTERS)
    dossier = forward(dossier, its_commune(dossier, at, Role.COMMUNE_CHAIR))
    return dossiers.take_in_dossier(the_office(at), dossier)


def test_a_member_who_speaks_for_the_producer_may_not_score_it() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    user = User.objects.get(pk=sitting.members[1].actor.user_id)
    producer = entry.dossier.product.producer
    a_holding(Role.PRODUCER_REPRESENTATIVE, producer=producer.slug, user=user)  # type: ignore[union-attr]

    with refused("sits-for-producer", REGULATION):
        mark(act_of(the_member(user)), entry)


def test_a_closed_sheet_takes_no_mark() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    a_closed_sheet(sitting.chair, entry)

    with refused("wrong-state", "điểm d khoản 3 Điều 7"):
        mark(sitting.chair, entry)


def test_a_product_with_a_result_takes_no_mark() -> None:
    sitting = a_sitting()
    entry = a_closed_entry(sitting=sitting)

    with refused("wrong-state", "điểm d khoản 3 Điều 7"):
        mark(sitting.members[7], entry)


def test_the_last_good_day_counts_whole_and_the_next_is_too_late() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    mark(act_of(sitting.chair.actor, datetime(2026, 12, 29, 23, 59, tzinfo=VIETNAM)), entry)

    with refused("round-over", "khoản 1 Điều 5"):
        mark(act_of(sitting.chair.actor, datetime(2026, 12, 30, 0, 1, tzinfo=VIETNAM)), entry)


@pytest.mark.parametrize(("criterion", "option"), [("99", "a"), ("1.1", "zz"), ("99", None)])
def test_what_the_set_does_not_have_is_refused_and_leaves_no_sheet(
    criterion: str, option: str | None
) -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    with refused("unknown-option"):
        mark(sitting.chair, entry, criterion, option)

    assert not Sheet.objects.exists()


def test_none_of_the_lines_is_said_never_left_out() -> None:
    said = inputs.MarkProduct({"criterion": "1.1", "option": ""})
    from_program = inputs.MarkProduct({"criterion": "1.1", "option": None})
    left_out = inputs.MarkProduct({"criterion": "1.1"})

    assert said.is_valid() and from_program.is_valid()  # noqa: PT018
    assert said.cleaned_data["option"] is None
    assert left_out.errors["option"] == ["Chọn một mức."]


def test_one_mark_takes_a_fixed_small_number_of_queries(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    sitting = a_sitting()
    entry = an_entry(sitting)
    mark(sitting.chair, entry)

    with django_assert_max_num_queries(16):
        mark(sitting.chair, entry, "1.2")
