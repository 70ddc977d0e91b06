"""Entering a producer."""

from datetime import date
from typing import Any

import pytest

from given.people import OTHER_COMMUNE, an_act
from given.registry import a_producer, an_office_act, an_officer_of, facts_of_a_producer, the_commune
from hoaban.areas.registry import actions
from hoaban.areas.registry.words import CONSENT_TEXT, UNSAID
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def refusal_of(act: Any, **facts: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        actions.register_producer(act, **facts_of_a_producer(**facts))
    return refused.value.refusal.code, refused.value.refusal.source


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.PROVINCIAL_OFFICER])
def test_the_commune_and_the_office_enter_a_producer_with_all_its_facts(role: Role) -> None:
    facts = facts_of_a_producer(tax_code="5600214556")

    producer = actions.register_producer(an_act(role), **facts, sensitive_consent=True)

    producer.refresh_from_db()
    assert {name: getattr(producer, name) for name in facts} == facts
    assert producer.folded_name == producer.name.lower().replace("ạ", "a")
    assert not producer.invented
    assert chain.verify().ok


def test_a_producer_of_another_commune_is_left_to_its_commune() -> None:
    assert refusal_of(an_officer_of(OTHER_COMMUNE)) == ("other-commune", "")


def test_a_commune_officer_must_name_the_commune() -> None:
    assert refusal_of(an_officer_of(), commune=None) == ("other-commune", "")


def test_nobody_else_enters_producers() -> None:
    for role in (Role.COUNCIL_MEMBER, Role.COMMUNE_CHAIR):
        assert refusal_of(an_act(role)) == ("not-register-keeper", "")


def test_a_source_of_before_the_platform_may_leave_all_but_the_name_open() -> None:
    producer = actions.register_producer(
        an_office_act(), name="HTX Minh Hoạ Cũ", source="báo cáo", invented=True
    )

    assert (producer.commune, producer.kind, producer.source, producer.invented) == (
        None,
        "",
        "báo cáo",
        True,
    )


def test_a_kind_that_may_not_take_part_is_refused_with_the_article() -> None:
    assert refusal_of(an_office_act(), kind="large_enterprise") == ("unknown-producer-kind", "khoản 3 Điều 2")


def test_a_tax_code_belongs_to_one_producer() -> None:
    a_producer(tax_code="5600214556")

    assert refusal_of(an_office_act(), tax_code="5600214556") == ("tax-code-taken", "")


def test_the_same_name_twice_in_a_commune_is_asked_about_and_may_be_meant() -> None:
    first = a_producer(name="Hộ Minh Hoạ")

    assert refusal_of(an_office_act(), name="hộ minh hoạ") == ("same-name", "")
    second = a_producer(name="Hộ Minh Hoạ", same_name_meant=True)
    elsewhere = a_producer(OTHER_COMMUNE, name="Hộ Minh Hoạ")

    assert [row.slug for row in (first, second, elsewhere)] == [
        "ho-minh-hoa",
        "ho-minh-hoa-2",
        "ho-minh-hoa-3",
    ]
    assert elsewhere.commune == the_commune(OTHER_COMMUNE)


def test_a_registration_is_not_dated_after_today() -> None:
    with pytest.raises(Refused) as refused:
        actions.register_producer(an_office_act(), **facts_of_a_producer(registered_on=date(2026, 12, 2)))

    assert (refused.value.refusal.code, refused.value.refusal.field) == (
        "registered-in-future",
        "registered_on",
    )
    assert actions.register_producer(
        an_office_act(), **facts_of_a_producer(registered_on=date(2026, 12, 1)), sensitive_consent=True
    ).registered_on == date(2026, 12, 1)


def test_ethnic_group_and_disability_are_written_only_with_consent_which_is_kept_word_for_word() -> None:
    for value in ({}, {"representative_ethnic_group": ""}, {"representative_disability": ""}):
        assert refusal_of(an_office_act(), **value) == (
            "sensitive-consent-missing",
            "Điều 9 Luật 91/2025/QH15",
        )
    act = an_officer_of()

    producer = actions.register_producer(act, **facts_of_a_producer(), sensitive_consent=True)

    (consent,) = producer.sensitive_consents.all()
    assert consent.text == CONSENT_TEXT
    assert (consent.given_by, consent.taken_by) == ("Lò Thị Minh Hoạ", act.actor.user_id)
    assert (consent.at, consent.withdrawn_at) == (act.at, None)


def test_who_does_not_want_to_say_it_needs_no_consent_and_the_consent_of_a_nameless_is_the_actors() -> None:
    unsaid = {"representative_ethnic_group": UNSAID, "representative_disability": "unsaid"}

    producer = actions.register_producer(an_officer_of(), **facts_of_a_producer(**unsaid))
    act = an_officer_of()
    nameless = actions.register_producer(
        act, **facts_of_a_producer(representative=""), sensitive_consent=True
    )

    assert not producer.sensitive_consents.exists()
    assert nameless.sensitive_consents.get().given_by == act.actor.name
