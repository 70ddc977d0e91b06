"""A member takes back that a dossier is to be excluded."""

from __future__ import annotations

import pytest

from given.council import a_closed_sheet, a_sitting, an_entry, refused
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.models import SheetKnockOut
from hoaban.areas.council.queries import criteria_set_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain

pytestmark = pytest.mark.django_db


def test_what_was_said_is_taken_back_and_once_more_changes_nothing() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    knock_out = criteria_set_of(entry).knock_outs[0].id
    actions.propose_knock_out(sitting.chair, entry, knock_out=knock_out, reason="Giấy giả")

    actions.drop_knock_out(sitting.chair, entry, knock_out=knock_out)
    actions.drop_knock_out(sitting.chair, entry, knock_out=knock_out)

    assert not SheetKnockOut.objects.exists()
    assert chain.verify().ok


def test_only_who_may_mark_may_take_it_back() -> None:
    with refused("no-seat"):
        actions.drop_knock_out(an_act(Role.COUNCIL_SECRETARY), an_entry(), knock_out="x")


def test_a_closed_sheet_stays_as_it_is() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    a_closed_sheet(sitting.chair, entry)

    with refused("wrong-state"):
        actions.drop_knock_out(sitting.chair, entry, knock_out="x")
