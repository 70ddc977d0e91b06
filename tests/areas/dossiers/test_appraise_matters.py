"""Appraising the matters: words, in parts or together, between receipt and proposal."""

from __future__ import annotations

import pytest

from given.dossiers import (
    MATTERS,
    a_filed_dossier,
    a_forwarded_dossier,
    a_received_dossier,
    its_commune,
    its_producer,
)
from given.people import OTHER_COMMUNE, an_act
from hoaban.areas.dossiers.actions import appraise_matters
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.audit.models import Entry
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def texts_of(dossier):
    return dict(dossier.appraisals.values_list("matter", "text"))


def test_matters_are_kept_one_by_one_and_together():
    dossier = a_received_dossier()
    act = its_commune(dossier)

    appraise_matters(act, dossier, texts={"local_labour": "4 trên 5 người trong xã"})
    appraise_matters(act, dossier, texts=MATTERS)

    assert texts_of(dossier) == MATTERS
    assert chain.verify().ok


def test_the_same_words_twice_leave_no_second_entry():
    dossier = a_received_dossier()
    appraise_matters(its_commune(dossier), dossier, texts=MATTERS)
    act = its_commune(dossier)
    entries = Entry.objects.count()

    appraise_matters(act, dossier, texts=MATTERS)

    assert Entry.objects.count() == entries


def test_a_matter_that_the_form_does_not_know_is_refused():
    dossier = a_received_dossier()

    with pytest.raises(Refused) as refused:
        appraise_matters(its_commune(dossier), dossier, texts={**MATTERS, "price": "Rẻ"})

    assert refused.value.refusal.code == "unknown-matter"
    assert texts_of(dossier) == {}


@pytest.mark.parametrize("made", [a_filed_dossier, a_forwarded_dossier])
def test_only_a_received_dossier_is_appraised(made):
    dossier = made()

    with pytest.raises(Refused) as refused:
        appraise_matters(its_commune(dossier), dossier, texts=MATTERS)

    assert (refused.value.refusal.code, refused.value.refusal.source) == ("wrong-state", "khoản 2 Điều 7")


def test_another_commune_and_the_producer_do_not_appraise():
    dossier = a_received_dossier()

    for act in (an_act(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE), its_producer(dossier)):
        with pytest.raises(Refused) as refused:
            appraise_matters(act, dossier, texts=MATTERS)
        assert refused.value.refusal.code == "wrong-commune"
