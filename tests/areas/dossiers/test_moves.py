"""The table of moves: its states are the glossary's, its diagram is the one in docs/."""

from __future__ import annotations

import pytest

from given.dossiers import a_received_dossier, a_taken_in_dossier, an_appraised_dossier, carried
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.moves import (
    CLOSED_STATES,
    MOVES,
    OPEN_STATES,
    deadline_in,
    matters_appraised,
    states_waiting_for,
)
from hoaban.areas.dossiers.words import STATE_WORDS, State
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused


def test_every_state_has_its_words_and_a_place_in_the_table():
    assert set(STATE_WORDS) == set(State)
    assert {move.state for move in MOVES} | {move.to for move in MOVES} == set(State)


def test_nothing_leaves_a_closed_state_and_every_open_one_leads_on():
    leading_on = {move.state for move in MOVES}

    assert leading_on == OPEN_STATES
    assert not leading_on & CLOSED_STATES


def test_the_constraint_of_one_open_dossier_knows_the_closed_states():
    constraint = next(row for row in Dossier._meta.constraints if row.name == "one_open_dossier_a_product")

    assert set(constraint.condition.children[0][1]) == CLOSED_STATES


def test_nothing_waits_to_be_withdrawn():
    assert states_waiting_for(Role.PRODUCER_REPRESENTATIVE) == ["draft", "sent_back", "to_complete"]
    assert states_waiting_for(Role.COMMUNE_OFFICER) == ["filed", "received", "to_complete"]
    assert states_waiting_for(Role.COUNCIL_MEMBER) == []


def test_the_commune_has_its_days_from_receipt_on():
    assert deadline_in("received") == "commune-appraisal-due"
    assert deadline_in("filed") == ""


@pytest.mark.django_db
def test_the_guard_counts_the_matters_of_the_edition():
    assert matters_appraised(a_received_dossier()).code == "matters-missing"
    assert matters_appraised(an_appraised_dossier())


@pytest.mark.django_db
def test_a_later_area_carries_a_dossier_on_and_each_move_leaves_its_step():
    dossier = carried(a_taken_in_dossier(), "put_in_round", "score", "submit", "recognise")

    assert dossier.state == "recognised"
    assert [step.to_state for step in dossier.steps.all()][-4:] == [
        "in_round",
        "scored",
        "submitted",
        "recognised",
    ]
    assert chain.verify().ok


@pytest.mark.django_db
def test_a_move_that_is_not_in_the_table_is_refused():
    with pytest.raises(Refused) as refused:
        carried(a_taken_in_dossier(), "recognise")

    assert (refused.value.refusal.code, refused.value.refusal.source) == (
        "wrong-state",
        "điểm e khoản 3 Điều 7",
    )
