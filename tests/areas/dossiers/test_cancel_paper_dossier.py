"""Cancelling an entry from paper: closed with its reason, and the product may be entered again."""

from __future__ import annotations

import pytest

from given.dossiers import a_paper_dossier, a_taken_in_dossier, carried, the_office
from given.people import an_act
from hoaban.areas.dossiers.actions import cancel_paper_dossier
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.dossiers.permissions import dossiers_open_to
from hoaban.areas.dossiers.queries import paper_dossier_of
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def refusal(dossier: Dossier, role: Role = Role.PROVINCIAL_OFFICER) -> str:
    with pytest.raises(Refused) as refused:
        cancel_paper_dossier(an_act(role), dossier, reason="Nhầm sản phẩm.")
    return refused.value.refusal.code


def test_it_is_closed_with_its_reason_and_its_numbers_are_free_again() -> None:
    dossier = a_paper_dossier(registration_number="07/PĐK")

    cancelled = cancel_paper_dossier(the_office(), dossier, reason="Nhầm sản phẩm.")
    again = a_paper_dossier(dossier.product, registration_number="07/PĐK")

    assert (cancelled.state, cancelled.steps.last().note) == ("entry_cancelled", "Nhầm sản phẩm.")
    assert again.code != cancelled.code
    assert paper_dossier_of(dossier.product, dossier.filed_on) == again
    assert chain.verify().ok


def test_the_advisory_team_reads_it_no_more() -> None:
    cancel_paper_dossier(the_office(), a_paper_dossier(), reason="Nhầm sản phẩm.")

    assert not Dossier.objects.filter(dossiers_open_to(an_act(Role.ADVISORY_MEMBER).actor)).exists()


def test_neither_twice_nor_what_began_here_nor_what_the_council_has() -> None:
    dossier = a_paper_dossier()
    cancel_paper_dossier(the_office(), dossier, reason="Nhầm sản phẩm.")

    assert refusal(dossier) == "wrong-state"
    assert refusal(a_taken_in_dossier()) == "not-from-paper"
    assert refusal(carried(a_paper_dossier(), "put_in_round")) == "wrong-state"


def test_only_the_office_cancels() -> None:
    assert refusal(a_paper_dossier(), Role.COMMUNE_OFFICER) == "not-ocop-office"
