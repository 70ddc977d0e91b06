"""Correcting a producer's facts."""

from datetime import date
from typing import Any

import pytest

from given.people import OTHER_COMMUNE, act_of, an_act
from given.registry import (
    a_producer,
    a_representative_of,
    an_office_act,
    an_officer_of,
    facts_of_a_producer,
    the_commune,
)
from hoaban.areas.registry import actions
from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.audit.models import Entry
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def refusal_of(act: Any, producer: Producer, **facts: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        actions.correct_producer(act, producer, **facts_of_a_producer(**facts))
    return refused.value.refusal.code, refused.value.refusal.source


def test_the_representative_the_commune_and_the_office_correct_all_facts_and_the_slug_stays() -> None:
    producer = a_producer()
    slug = producer.slug

    for act in (act_of(a_representative_of(producer)), an_officer_of(), an_office_act()):
        facts = facts_of_a_producer(kind="farm")
        corrected = actions.correct_producer(act, producer, **facts)
        corrected.refresh_from_db()
        assert {name: getattr(corrected, name) for name in facts} == facts
        assert corrected.slug == slug
    assert chain.verify().ok


def test_correcting_twice_to_the_same_writes_once() -> None:
    producer = a_producer()
    facts = facts_of_a_producer(commune=None)
    actions.correct_producer(an_office_act(), producer, **facts)
    written = Entry.objects.filter(deed="registry.correct_producer").count()

    actions.correct_producer(an_office_act(), producer, **facts)

    assert written == Entry.objects.filter(deed="registry.correct_producer").count() == 1


def test_what_is_left_out_becomes_empty_and_the_commune_stays() -> None:
    producer = a_producer()

    corrected = actions.correct_producer(an_office_act(), producer, name="HTX Minh Hoạ Chỉ Tên", kind="farm")

    corrected.refresh_from_db()
    empty = (corrected.phone, corrected.history, corrected.tax_code, corrected.registered_on)
    assert empty == ("", "", "", None)
    assert (corrected.name, corrected.kind, corrected.commune) == (
        "HTX Minh Hoạ Chỉ Tên",
        "farm",
        producer.commune,
    )


def test_a_fact_there_is_none_of_is_refused_aloud() -> None:
    with pytest.raises(TypeError, match="no such facts: colour"):
        actions.correct_producer(an_office_act(), a_producer(), name="HTX Minh Hoạ", colour="red")  # type: ignore[call-arg]


def test_nobody_else_corrects_them() -> None:
    producer, other = a_producer(), a_producer()
    strangers = [
        act_of(a_representative_of(other)),
        an_officer_of(OTHER_COMMUNE),
        an_act(Role.COMMUNE_CHAIR),
        an_act(Role.AUDITOR),
    ]

    assert {refusal_of(act, producer) for act in strangers} == {("not-own-producer", "")}


def test_only_the_office_places_a_producer_in_another_commune() -> None:
    producer, elsewhere = a_producer(), the_commune(OTHER_COMMUNE)

    assert refusal_of(an_officer_of(), producer, commune=elsewhere) == ("office-places-producer", "")
    moved = actions.correct_producer(an_office_act(), producer, **facts_of_a_producer(commune=elsewhere))

    assert moved.commune == elsewhere


def test_the_commune_stays_where_none_is_named() -> None:
    producer = a_producer()

    corrected = actions.correct_producer(an_officer_of(), producer, **facts_of_a_producer(commune=None))

    assert corrected.commune == the_commune()


def test_kind_and_tax_code_are_proved_again() -> None:
    a_producer(tax_code="5600214556")
    producer = a_producer()

    assert refusal_of(an_office_act(), producer, kind="bank") == ("unknown-producer-kind", "khoản 3 Điều 2")
    assert refusal_of(an_office_act(), producer, tax_code="5600214556") == ("tax-code-taken", "")


def test_a_producers_own_tax_code_is_no_hindrance() -> None:
    producer = a_producer(tax_code="5600214556")

    actions.correct_producer(an_office_act(), producer, **facts_of_a_producer(tax_code="5600214556"))


def test_a_registration_is_not_dated_after_today() -> None:
    assert refusal_of(an_office_act(), a_producer(), registered_on=date(2026, 12, 2)) == (
        "registered-in-future",
        "",
    )
