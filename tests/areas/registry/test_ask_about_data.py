"""Asking that data be corrected or erased."""

from datetime import date

import pytest

from given.people import OTHER_COMMUNE, act_of, an_act
from given.registry import a_data_request, a_producer, a_representative_of, an_office_act, an_officer_of
from hoaban.areas.registry import actions
from hoaban.areas.registry.permissions import may_see_data_requests
from hoaban.areas.registry.queries import data_requests, data_requests_of
from hoaban.core.accounts.roles import Role
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_the_office_is_told_without_the_words_and_answers_within_the_working_days() -> None:
    producer = a_producer()

    asked = a_data_request(producer, text="Xơ-Đăng-kín ghi sai.")

    assert asked.due_on == date(2026, 12, 3)  # Tuesday 1/12 and two working days on
    notice = Notice.objects.latest("id")
    assert (notice.role, notice.address) == (Role.PROVINCIAL_OFFICER, "/tinh/yeu-cau-du-lieu/")
    assert producer.name in notice.title
    assert "Xơ-Đăng-kín" not in notice.title + notice.text


def test_the_same_asked_twice_waits_once() -> None:
    producer = a_producer()
    a_data_request(producer)

    with pytest.raises(Refused) as refused:
        a_data_request(producer)

    assert refused.value.refusal.code == "already-asked"
    a_data_request(producer, kind="erase")
    assert [row.kind for row in data_requests_of(producer)] == ["erase", "correct"]


def test_the_commune_asks_for_who_cannot_and_another_commune_does_not() -> None:
    producer = a_producer()
    actions.ask_about_data(an_officer_of(), producer, kind="erase", text="Xóa.")

    for act in (an_officer_of(OTHER_COMMUNE), an_act(Role.COUNCIL_MEMBER)):
        with pytest.raises(Refused):
            actions.ask_about_data(act, producer, kind="erase", text="Xóa nữa.")


def test_what_waits_stands_before_what_is_answered() -> None:
    first, second = a_data_request(a_producer()), a_data_request(a_producer())
    actions.answer_data_request(an_office_act(), first, granted="no", answer="Đúng như giấy đăng ký.")

    assert list(data_requests()) == [second, first]


def test_the_office_and_the_auditor_read_them() -> None:
    for role in (Role.PROVINCIAL_OFFICER, Role.AUDITOR):
        assert may_see_data_requests(an_act(role).actor)
    for actor in (an_act(Role.COMMUNE_OFFICER).actor, a_representative_of(a_producer())):
        assert may_see_data_requests(actor).code == "requests-not-shown"
    assert act_of(an_act(Role.AUDITOR).actor).actor.role == Role.AUDITOR
