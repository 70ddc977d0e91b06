"""Opening a closed sheet again (mở lại phiếu)."""

from __future__ import annotations

from datetime import datetime

import pytest

from given.council import (
    a_closed_entry,
    a_closed_sheet,
    a_sitting,
    an_entry,
    answers_for,
    refused,
    sheets_closed,
)  # fmt: skip
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.models import Sheet
from hoaban.areas.council.queries import sheets_that_can_be_reopened
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import VIETNAM
from hoaban.core.audit import chain

pytestmark = pytest.mark.django_db
REGULATION = "Quy chế Hội đồng"


def test_office_and_chair_give_a_sheet_back_with_its_marks() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheet = a_closed_sheet(sitting.members[3], entry)

    actions.reopen_sheet(sitting.chair, sheet)
    actions.mark_product(sitting.members[3], entry, criterion="1.1", option="a")
    again = actions.close_sheet(sitting.members[3], entry)
    opened = actions.reopen_sheet(an_act(Role.PROVINCIAL_OFFICER), again)

    assert (opened.state, opened.closed_at) == ("open", None)
    assert chain.verify().ok


def test_nobody_else_does() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheet = a_closed_sheet(sitting.members[3], entry)

    for act in (sitting.members[3], an_act(Role.COUNCIL_SECRETARY), an_act(Role.COUNCIL_CHAIR)):
        with refused("not-reopener", REGULATION):
            actions.reopen_sheet(act, sheet)


def test_an_open_sheet_is_not_opened() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    actions.mark_product(sitting.chair, entry, criterion="1.1", option="a")

    with refused("wrong-state", "điểm d khoản 3 Điều 7"):
        actions.reopen_sheet(sitting.chair, Sheet.objects.get())


def test_after_the_result_sheets_stay_closed() -> None:
    entry = a_closed_entry()
    sheet = entry.sheets.first()

    with refused("wrong-state"):
        actions.reopen_sheet(an_act(Role.PROVINCIAL_OFFICER), sheet)  # type: ignore[arg-type]
    assert not sheets_that_can_be_reopened(entry).exists()


def test_when_the_round_is_over_they_stay_closed() -> None:
    sitting = a_sitting()
    sheet = a_closed_sheet(sitting.chair, an_entry(sitting))

    with refused("round-over"):
        actions.reopen_sheet(
            an_act(Role.PROVINCIAL_OFFICER, at=datetime(2026, 12, 30, 8, tzinfo=VIETNAM)), sheet
        )


def test_the_first_marks_are_kept_while_the_second_are_made() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    sheets_closed(sitting.members[:5], entry, answers_for(entry, 90))
    sheets_closed(sitting.members[5:6], entry, answers_for(entry, 60))
    actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)

    with refused("earlier-pass", REGULATION):
        actions.reopen_sheet(an_act(Role.PROVINCIAL_OFFICER), Sheet.objects.first())  # type: ignore[arg-type]
