"""Answering what somebody asked about their data."""

import pytest

from given.people import an_act
from given.registry import a_data_request, a_producer, an_office_act, an_officer_of
from hoaban.areas.registry import actions
from hoaban.areas.registry.words import UNSAID
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.chain import verify
from hoaban.core.notices.models import Notice
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_granted_erasure_takes_out_what_is_sensitive_and_the_home_address() -> None:
    producer = a_producer()
    asked, act = a_data_request(producer, kind="erase"), an_office_act()

    answered = actions.answer_data_request(act, asked, granted="yes", answer="Đã bỏ.")

    producer.refresh_from_db()
    assert (producer.representative_ethnic_group, producer.representative_address) == (UNSAID, "")
    assert (answered.granted, answered.answer, answered.answered_by) == (True, "Đã bỏ.", act.actor.user_id)
    assert answered.answered_at == act.at
    notice = Notice.objects.latest("id")
    assert (notice.producer, notice.address) == (producer.slug, "/viec/du-lieu-cua-toi/")
    assert verify().ok


@pytest.mark.parametrize(("kind", "granted"), [("erase", "no"), ("correct", "yes")])
def test_a_refusal_and_a_correction_take_nothing_out(kind: str, granted: str) -> None:
    producer = a_producer()

    actions.answer_data_request(
        an_office_act(), a_data_request(producer, kind=kind), granted=granted, answer="Vì sao."
    )

    producer.refresh_from_db()
    assert producer.representative_ethnic_group == "Thái"


def test_it_is_answered_once_and_by_the_office() -> None:
    asked = a_data_request(a_producer())
    for act in (an_officer_of(), an_act(Role.AUDITOR)):
        with pytest.raises(Refused) as refused:
            actions.answer_data_request(act, asked, granted="yes", answer="Đã sửa.")
        assert refused.value.refusal.code == "requests-not-shown"
    actions.answer_data_request(an_office_act(), asked, granted="yes", answer="Đã sửa.")

    with pytest.raises(Refused) as refused:
        actions.answer_data_request(an_office_act(), asked, granted="no", answer="Không.")

    assert refused.value.refusal.code == "already-answered"
