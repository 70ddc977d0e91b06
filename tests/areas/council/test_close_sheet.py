"""Closing one's own sheet (chốt phiếu)."""

from __future__ import annotations

from datetime import datetime

import pytest

from given.council import a_closed_entry, a_closed_sheet, a_sitting, an_entry, answers_by, marked, refused
from given.people import act_of, an_act
from hoaban.areas.council import actions
from hoaban.areas.council.queries import member_desk, own_sheet
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_full_sheet_is_closed() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    sheet = a_closed_sheet(sitting.chair, entry)

    own = own_sheet(sitting.chair.actor, entry)
    assert (sheet.state, sheet.closed_at) == ("closed", sitting.chair.at)
    assert own is not None
    assert (own.closed, own.done, own.missing) == (True, own.asked, ())
    assert [line.kind for line in member_desk(sitting.chair.actor)] == ["closed"]
    assert chain.verify().ok


def test_open_criteria_are_named() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    answers = answers_by(entry)
    del answers["5.2"], answers["12"]
    marked(sitting.chair, entry, answers)

    with pytest.raises(Refused) as told:
        actions.close_sheet(sitting.chair, entry)

    assert told.value.refusal.code == "criteria-missing"
    assert str(told.value.refusal.why) == "Chưa chốt được: còn 2 tiêu chí chưa chấm: 5.2, 12."


def test_a_sheet_without_a_mark_is_not_closed() -> None:
    sitting = a_sitting()

    with refused("criteria-missing"):
        actions.close_sheet(sitting.chair, an_entry(sitting))


def test_twice_is_refused() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    a_closed_sheet(sitting.chair, entry)

    with refused("wrong-state", "điểm d khoản 3 Điều 7"):
        actions.close_sheet(sitting.chair, entry)


def test_only_who_may_mark_closes() -> None:
    with refused("no-seat"):
        actions.close_sheet(an_act(Role.COUNCIL_SECRETARY), an_entry())


def test_a_product_with_a_result_and_a_round_that_is_over_are_refused() -> None:
    sitting = a_sitting()
    other = an_entry(sitting)
    marked(sitting.chair, other)
    late = act_of(sitting.chair.actor, datetime(2026, 12, 30, 8, tzinfo=VIETNAM))

    with refused("round-over"):
        actions.close_sheet(late, other)
    closed = a_closed_entry(sitting=sitting)
    with refused("wrong-state"):
        actions.close_sheet(sitting.members[7], closed)
