"""A member says that a dossier is to be excluded (hồ sơ bị loại)."""

from __future__ import annotations

import pytest

from given.council import a_closed_sheet, a_sitting, an_entry, answers_for, refused, sheets_closed, the_entry
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.models import SheetKnockOut
from hoaban.areas.council.queries import criteria_set_of, final_result_of, own_sheet, passes_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain

pytestmark = pytest.mark.django_db


def test_it_stands_on_ones_own_sheet_with_its_reason_and_may_be_said_anew() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    knock_out = criteria_set_of(entry).knock_outs[0].id

    actions.propose_knock_out(sitting.chair, entry, knock_out=knock_out, reason="Giấy giả")
    actions.propose_knock_out(sitting.chair, entry, knock_out=knock_out, reason="Giấy chứng nhận giả")

    own, other = own_sheet(sitting.chair.actor, entry), own_sheet(sitting.members[1].actor, entry)
    assert own is not None
    assert own.proposed == {knock_out: "Giấy chứng nhận giả"}
    assert other is not None
    assert other.proposed == {}
    assert chain.verify().ok


def test_a_knock_out_the_set_does_not_have_is_refused() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)

    with refused("unknown-knock-out"):
        actions.propose_knock_out(sitting.chair, entry, knock_out="zz", reason="x")


def test_only_who_may_mark_may_say_it() -> None:
    with refused("no-seat"):
        actions.propose_knock_out(an_act(Role.PROVINCIAL_OFFICER), an_entry(), knock_out="x", reason="x")


def test_a_closed_sheet_takes_none() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    a_closed_sheet(sitting.chair, entry)

    with refused("wrong-state"):
        actions.propose_knock_out(
            sitting.chair, entry, knock_out=criteria_set_of(entry).knock_outs[0].id, reason="x"
        )


def test_more_than_half_of_the_sheets_knock_the_product_out_and_the_reasons_are_kept() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    knock_out = criteria_set_of(entry).knock_outs[0].id
    for act in sitting.members[:4]:
        actions.propose_knock_out(act, entry, knock_out=knock_out, reason="Giấy giả")
    sheets_closed(sitting.members[:6], entry, answers_for(entry, 72))

    actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)

    result = final_result_of(entry.dossier)
    assert result is not None
    assert (result.star, result.content["knocked_out"]) == (0, True)
    assert passes_of(the_entry(entry))[0].knock_outs == ((knock_out, "Giấy giả"),) * 4
    assert SheetKnockOut.objects.count() == 4
