"""A later area moves a dossier on, in its own deed, by the table of moves."""

import pytest

from given.dossiers import a_filed_dossier, a_taken_in_dossier, outside_of_any_deed, the_office
from hoaban.areas.dossiers.actions import carry_on
from hoaban.core.audit.chain import verify
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_move_of_the_table_is_made_and_leaves_its_step() -> None:
    dossier = a_taken_in_dossier()

    with outside_of_any_deed():
        moved = carry_on(the_office(), dossier, "put_in_round", note="Đợt 01")

    step = moved.steps.last()
    assert moved.state == "in_round"
    assert step is not None
    assert (step.move, step.from_state, step.to_state, step.note) == (
        "put_in_round",
        "taken_in",
        "in_round",
        "Đợt 01",
    )
    assert verify().ok


def test_a_move_from_another_state_is_refused() -> None:
    dossier = a_filed_dossier()

    with outside_of_any_deed(), pytest.raises(Refused) as refused:
        carry_on(the_office(), dossier, "put_in_round")

    assert refused.value.refusal.code == "wrong-state"
    assert refused.value.refusal.source == "khoản 1 Điều 5"
