"""Submitting a closed round to the chairman (tờ trình, điểm đ khoản 3 Điều 7)."""

from __future__ import annotations

from datetime import date

import pytest

from given.council import a_closed_entry, a_submitted_entry, an_entry, refused
from given.people import an_act
from hoaban.areas.council import actions
from hoaban.areas.council.queries import entry_of, final_result_of, round_called
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.notices.models import Notice

pytestmark = pytest.mark.django_db
ARTICLE = "điểm đ khoản 3 Điều 7"


def submit(entry, **others):  # type: ignore[no-untyped-def]
    given = {"number": "78/TTr-VP", "date": date(2026, 12, 1)}
    return actions.submit_results(an_act(Role.PROVINCIAL_OFFICER), entry.round, **{**given, **others})


def test_every_dossier_with_a_result_moves_on_and_the_chairman_is_told() -> None:
    entry = a_closed_entry()

    submission = submit(entry)

    assert submission.number == "78/TTr-VP"
    assert Dossier.objects.get(pk=entry.dossier_id).state == "submitted"
    assert round_called(entry.round.code).state == "submitted"  # type: ignore[union-attr]
    assert Notice.objects.filter(role=Role.PROVINCE_CHAIRMAN).count() == 1
    assert chain.verify().ok


def test_a_submitted_product_keeps_its_result_for_the_areas_that_follow() -> None:
    entry = a_submitted_entry(92)

    result = final_result_of(entry.dossier)

    assert entry_of(entry.dossier) == entry
    assert result is not None
    assert (result.star, result.mean) == (5, "92")


def test_only_the_office_submits() -> None:
    entry = a_closed_entry()

    with refused("not-office"):
        actions.submit_results(
            an_act(Role.COUNCIL_SECRETARY), entry.round, number="1", date=date(2026, 12, 1)
        )


def test_an_open_round_is_not_submitted() -> None:
    entry = an_entry()

    with refused("wrong-state", ARTICLE):
        submit(entry)


def test_twice_is_refused() -> None:
    entry = a_submitted_entry()

    with refused("wrong-state", ARTICLE):
        submit(entry)


def test_a_submission_of_tomorrow_is_refused() -> None:
    entry = a_closed_entry()

    with refused("date-ahead", ARTICLE):
        submit(entry, date=date(2026, 12, 2))
