"""Withdrawing: the producer takes its dossier back, until the council has it."""

from __future__ import annotations

import pytest

from given.dossiers import (
    a_dossier_to_complete,
    a_filed_dossier,
    a_forwarded_dossier,
    a_taken_in_dossier,
    an_opened_dossier,
    carried,
    its_commune,
    its_producer,
)
from hoaban.areas.dossiers.actions import withdraw_dossier
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def roles_told(dossier, text):
    return set(
        Notice.objects.filter(subject=dossier.code, title__contains=text).values_list("role", flat=True)
    )


def test_a_draft_is_withdrawn_and_nobody_else_is_told():
    dossier = an_opened_dossier()

    withdrawn = withdraw_dossier(its_producer(dossier), dossier, reason="Để năm sau")

    assert withdrawn.state == "withdrawn_by_producer"
    assert withdrawn.steps.get().note == "Để năm sau"
    assert roles_told(withdrawn, "rút") == set()
    assert chain.verify().ok


def test_the_commune_is_told_of_what_was_filed():
    dossier = withdraw_dossier(its_producer(d := a_filed_dossier()), d)

    assert roles_told(dossier, "rút") == {Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR}


@pytest.mark.parametrize("made", [a_forwarded_dossier, a_dossier_to_complete, a_taken_in_dossier])
def test_the_office_is_told_of_what_had_reached_it(made):
    dossier = made()

    withdraw_dossier(its_producer(dossier), dossier)

    assert Role.PROVINCIAL_OFFICER in roles_told(dossier, "rút")


def test_what_is_in_a_round_is_not_withdrawn_nor_what_was_withdrawn():
    in_round = carried(a_taken_in_dossier(), "put_in_round")
    gone = an_opened_dossier()
    withdraw_dossier(its_producer(gone), gone)

    for dossier in (in_round, gone):
        with pytest.raises(Refused) as refused:
            withdraw_dossier(its_producer(dossier), dossier)
        assert (refused.value.refusal.code, refused.value.refusal.source) == ("wrong-state", "khoản 1 Điều 7")


def test_the_commune_does_not_withdraw_for_a_producer_that_writes_itself():
    dossier = a_filed_dossier()

    with pytest.raises(Refused) as refused:
        withdraw_dossier(its_commune(dossier), dossier)

    assert refused.value.refusal.code == "no-consent"
