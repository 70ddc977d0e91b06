"""The way up that a result letter shows, worked out from the council's sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from given.certificates import a_submitted_dossier
from given.council import (
    a_sitting,
    an_entry,
    answers_by,
    answers_for,
    best,
    sheets_closed,
    the_entry,
)
from given.people import an_act
from hoaban.areas.certificates.papers import way_up_of
from hoaban.areas.certificates.queries import Waiting, final_result_in
from hoaban.areas.council import actions
from hoaban.areas.council.models import Entry
from hoaban.areas.dossiers.queries import WayUp
from hoaban.core.accounts.roles import Role
from hoaban.programme.provisions.criteria import Criterion

pytestmark = pytest.mark.django_db


def scored(*groups: tuple[int, Callable[[Entry], dict[str, str | None]]]) -> Waiting:
    """A product with its result: for each group so many members, all with the same marks."""
    sitting = a_sitting()
    entry, members = an_entry(sitting), iter(sitting.members)
    for count, answers in groups:
        sheets_closed([next(members) for _ in range(count)], entry, answers(entry))
    actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)
    return found(entry)


def found(entry: Any) -> Waiting:
    waiting = final_result_in(the_entry(entry).dossier)
    assert waiting is not None
    return waiting


def way(waiting: Waiting) -> WayUp:
    told = way_up_of(waiting)
    assert told is not None
    return told


def marks(choose: Callable[[Criterion], str | None] = best, **but: str | None) -> Any:
    return lambda entry: answers_by(entry, choose, **but)


def test_the_gate_that_held_is_the_step_with_its_gain_and_source() -> None:
    told = way(scored((6, marks(c1_5="b"))))

    (step,) = told.first_steps
    assert (told.target, told.why, told.cost) == (4, "", 1)
    assert (step.criterion.id, step.to.id, step.gain, step.mends) == ("1.5", "c", 1, (4,))
    assert step.source == "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 4, 1.5"
    assert told.further_steps == ()


def test_three_steps_stand_first_those_that_mend_a_gate_before_those_that_bring_more() -> None:
    told = way(scored((6, lambda entry: answers_for(entry, 30))))

    weights = [(not step.mends, -step.gain) for step in (*told.first_steps, *told.further_steps)]
    assert len(told.first_steps) == 3
    assert weights == sorted(weights)
    assert len(weights) == len(told.steps)


def test_the_sheets_together_may_have_the_star_that_their_mean_has_not() -> None:
    waiting = scored((4, lambda entry: answers_for(entry, 90)), (3, lambda entry: answers_for(entry, 85)))

    told = way(waiting)

    assert (waiting.star, told.target, told.total) == (4, 5, 90)
    assert (told.steps, told.why) == ((), "")


def test_what_the_council_excluded_has_no_way() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    for act in sitting.members[:6]:
        actions.propose_knock_out(act, entry, knock_out="K1", reason="Giấy giả minh hoạ.")
    sheets_closed(sitting.members[:6], entry, answers_for(entry, 72))
    actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), entry)

    told = way(found(entry))

    assert (told.why, told.steps) == ("knocked-out", ())


def test_at_the_top_and_without_sheets_there_is_no_way_to_tell() -> None:
    bare = final_result_in(a_submitted_dossier(star=2, mean="45"))

    assert way_up_of(scored((6, marks()))) is None
    assert bare is not None
    assert way_up_of(bare) is None
