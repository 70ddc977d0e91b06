"""Taking back the consent that sensitive values are kept."""

import pytest

from given import dossiers
from given.people import OTHER_COMMUNE, act_of, an_act
from given.registry import (
    a_producer,
    a_product,
    a_representative_of,
    an_office_act,
    an_officer_of,
    facts_of_a_producer,
)
from given.rows import rows_of_a_test
from hoaban.areas.dossiers.actions import file_dossier
from hoaban.areas.dossiers.queries import snapshot_of
from hoaban.areas.registry import actions
from hoaban.areas.registry.queries import consents_of
from hoaban.areas.registry.words import UNSAID
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.chain import verify
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def refusal_of(act, producer) -> str:
    with pytest.raises(Refused) as refused:
        actions.withdraw_consent(act, producer)
    return refused.value.refusal.code


def test_withdrawal_takes_the_values_out_and_keeps_the_consent_with_its_end() -> None:
    producer = a_producer(representative_disability="yes")
    act = act_of(a_representative_of(producer))

    producer = actions.withdraw_consent(act, producer)

    producer.refresh_from_db()
    assert (producer.representative_ethnic_group, producer.representative_disability) == (UNSAID, "unsaid")
    consent = consents_of(producer).get()
    assert (consent.withdrawn_at, consent.withdrawn_by) == (act.at, act.actor.user_id)
    assert verify().ok


def test_what_was_filed_stays_as_it_was_filed_and_the_next_dossier_can_be_filed_all_the_same() -> None:
    dossier = dossiers.a_filed_dossier()
    producer = dossier.producer

    actions.withdraw_consent(act_of(a_representative_of(producer)), producer)

    kept = snapshot_of(dossier).content["values"]
    assert kept["producer.representative.ethnicity"] == "Thái"
    again = dossiers.a_full_dossier(a_product(producer))
    file_dossier(dossiers.its_producer(again), again, declaration=True, declared_by="Lò Thị Minh Hoạ")
    assert snapshot_of(again).content["values"]["producer.representative.ethnicity"] == UNSAID


def test_the_commune_and_the_office_take_it_back_for_the_producer_and_nobody_else() -> None:
    for act in (an_officer_of(), an_office_act()):
        producer = a_producer()
        actions.withdraw_consent(act, producer)
        assert not consents_of(producer).filter(withdrawn_at=None).exists()

    for act in (an_officer_of(OTHER_COMMUNE), an_act(Role.COMMUNE_CHAIR), an_act(Role.AUDITOR)):
        assert refusal_of(act, a_producer()) == "not-own-producer"


def test_twice_is_refused_and_values_of_before_consents_were_kept_can_be_taken_out() -> None:
    producer = a_producer(representative_ethnic_group="", representative_disability="")
    act = an_office_act()
    actions.withdraw_consent(act, producer)
    assert refusal_of(act, producer) == "no-consent-standing"

    actions.correct_producer(act, producer, **facts_of_a_producer(), sensitive_consent=True)
    assert consents_of(producer).count() == 2
    again = actions.withdraw_consent(act, producer)

    assert again.representative_ethnic_group == UNSAID


def test_a_standing_consent_is_not_doubled_and_a_new_value_after_withdrawal_needs_a_new_one() -> None:
    producer = a_producer()
    act = an_office_act()
    facts = facts_of_a_producer(representative_ethnic_group="Mường")
    actions.correct_producer(act, producer, **facts, sensitive_consent=True)
    assert consents_of(producer).count() == 1
    actions.withdraw_consent(act, producer)

    with pytest.raises(Refused) as refused:
        actions.correct_producer(act, producer, **facts)

    assert refused.value.refusal.code == "sensitive-consent-missing"
    assert refused.value.refusal.field == "sensitive_consent"


def test_values_of_before_there_were_consents_are_taken_out_too() -> None:
    facts = facts_of_a_producer(representative_ethnic_group="", representative_disability="")
    producer = actions.register_producer(an_office_act(), **facts)
    with rows_of_a_test() as act:
        producer.representative_ethnic_group = "Thái"
        act.save(producer)

    producer = actions.withdraw_consent(an_office_act(), producer)

    assert producer.representative_ethnic_group == UNSAID
    assert not consents_of(producer).exists()
