"""Looking at sensitive values: who may, what the log says of it, who reads the log."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.people import OTHER_COMMUNE, act_of, an_act, an_actor
from given.registry import a_producer, a_representative_of, an_office_act, an_officer_of
from hoaban.areas.registry import actions
from hoaban.areas.registry.permissions import may_see_looks
from hoaban.areas.registry.queries import looks_at, looks_of_all
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.chain import verify
from hoaban.core.audit.models import Entry
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db
KEEP = {
    Role.PRODUCER_REPRESENTATIVE,
    Role.COMMUNE_OFFICER,
    Role.COMMUNE_CHAIR,
    Role.PROVINCIAL_OFFICER,
}


def test_a_look_is_an_entry_that_names_whose_which_and_why_and_never_a_value() -> None:
    producer = a_producer()
    act = an_officer_of()

    actions.see_sensitive(act, producer, reason="appraise")

    entry = Entry.objects.latest("number")
    assert (entry.deed, entry.kind) == ("registry.see_sensitive", "noted")
    assert (entry.table, entry.row, entry.row_hash) == ("registry_producer", str(producer.pk), "")
    assert entry.user_id == act.actor.user_id
    assert entry.fields == [
        "reason:appraise",
        "representative_ethnic_group",
        "representative_disability",
        "representative_address",
    ]
    assert verify().ok


def test_a_row_that_was_changed_by_the_back_door_is_found_after_a_look_too() -> None:
    producer = a_producer()
    actions.see_sensitive(an_officer_of(), producer, reason="appraise")

    with connection.cursor() as cursor:
        cursor.execute("UPDATE registry_producer SET phone = '1' WHERE id = %s", [producer.pk])

    found = verify().first
    assert found is not None
    assert (found.table, found.kind) == ("registry_producer", "changed")


@pytest.mark.parametrize("role", sorted(set(Role) - KEEP))
def test_nobody_else_looks(role: Role) -> None:
    with pytest.raises(Refused) as refused:
        actions.see_sensitive(an_act(role), a_producer(), reason="appraise")

    assert refused.value.refusal.code == "sensitive"


def test_another_commune_does_not_look() -> None:
    with pytest.raises(Refused):
        actions.see_sensitive(an_officer_of(OTHER_COMMUNE), a_producer(), reason="appraise")


def test_the_producer_reads_who_looked_and_not_its_own_looks() -> None:
    producer, other = a_producer(), a_producer()
    officer = an_officer_of()
    actions.see_sensitive(officer, producer, reason="correct")
    actions.see_sensitive(officer, other, reason="print")
    actions.see_sensitive(an_office_act(), producer, reason="answer")
    actions.see_sensitive(act_of(a_representative_of(producer)), producer, reason="answer")

    office, commune = looks_at(producer)

    assert (commune.who, commune.why) == (officer.actor.name, "Sửa thông tin theo lời chủ thể")
    assert commune.place.startswith("Xã Thanh An")
    assert commune.what == ("Dân tộc", "Khuyết tật", "Địa chỉ thường trú")
    assert (office.role, office.place) == ("Cán bộ Văn phòng OCOP tỉnh", "")
    assert [look.whose for look in looks_of_all()] == [producer, other, producer]


def test_reading_many_looks_costs_as_much_as_reading_one() -> None:
    producer = a_producer()
    actions.see_sensitive(an_officer_of(), producer, reason="correct")
    with CaptureQueriesContext(connection) as one:
        looks_at(producer)
    for _time in range(29):
        actions.see_sensitive(an_officer_of(), producer, reason="correct")

    with CaptureQueriesContext(connection) as thirty:
        found = looks_at(producer)

    assert (len(found), len(thirty)) == (30, len(one))


def test_the_book_of_looks_is_for_who_watches_over_it() -> None:
    for role in set(Role) - {Role.PRODUCER_REPRESENTATIVE}:
        verdict = may_see_looks(an_actor(role))
        assert bool(verdict) == (role in (Role.AUDITOR, Role.ADMINISTRATOR)), role
    assert not may_see_looks(a_representative_of(a_producer()))
