"""Taking a product out of a round (chuyển đợt sau)."""

from __future__ import annotations

import pytest

from given.council import (
    a_closed_entry,
    a_closed_sheet,
    a_sitting,
    an_entry,
    refused,
    sheets_closed,
    the_entry,
)
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.models import Mark
from hoaban.areas.council.queries import entry_of, progress_of, round_called
from hoaban.areas.dossiers.models import Dossier, Step
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain

pytestmark = pytest.mark.django_db


def test_the_product_leaves_its_marks_stay_and_count_for_nothing() -> None:
    sitting = a_sitting()
    entry = an_entry(sitting)
    a_closed_sheet(sitting.chair, entry)

    actions.postpone_dossier(an_act(Role.PROVINCIAL_OFFICER), entry, reason="Thiếu mẫu")

    progress = progress_of(sitting.round)
    assert Dossier.objects.get(pk=entry.dossier_id).state == "postponed"
    assert Step.objects.filter(dossier=entry.dossier).last().note == "Thiếu mẫu"  # type: ignore[union-attr]
    assert Mark.objects.filter(sheet__entry=entry).exists()
    assert (progress.products, progress.due, len(progress.postponed)) == (0, 0, 1)
    assert chain.verify().ok


def test_it_may_be_put_into_a_round_again() -> None:
    entry = an_entry()
    actions.postpone_dossier(an_act(Role.PROVINCIAL_OFFICER), entry, reason="Thiếu mẫu")

    actions.fill_round(an_act(Role.PROVINCIAL_OFFICER), entry.round, dossiers=[entry.dossier.code])

    assert entry_of(entry.dossier) != entry
    assert entry_of(entry.dossier).state == "scoring"  # type: ignore[union-attr]


def test_only_the_office_postpones() -> None:
    entry = an_entry()

    with refused("not-office"):
        actions.postpone_dossier(an_act(Role.COUNCIL_SECRETARY), entry, reason="x")


def test_a_product_with_a_result_stays() -> None:
    with refused("wrong-state", "khoản 1 Điều 5"):
        actions.postpone_dossier(an_act(Role.PROVINCIAL_OFFICER), a_closed_entry(), reason="x")


def test_twice_is_refused() -> None:
    entry = an_entry()
    actions.postpone_dossier(an_act(Role.PROVINCIAL_OFFICER), entry, reason="x")

    with refused("wrong-state"):
        actions.postpone_dossier(an_act(Role.PROVINCIAL_OFFICER), entry, reason="x")


def test_when_nothing_is_left_to_score_the_round_closes() -> None:
    sitting = a_sitting()
    scored, waiting = an_entry(sitting), an_entry(sitting)
    sheets_closed(sitting.members[:6], scored)
    actions.close_scoring(an_act(Role.COUNCIL_SECRETARY), scored)
    assert the_entry(scored).round.state == "open"

    actions.postpone_dossier(an_act(Role.PROVINCIAL_OFFICER), waiting, reason="Thiếu mẫu")

    closed = round_called(sitting.round.code)
    assert closed is not None
    assert closed.state == "closed"
    assert [row["dossier"] for row in closed.minutes.content["postponed"]] == [waiting.dossier.code]
