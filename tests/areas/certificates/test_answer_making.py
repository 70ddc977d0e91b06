"""A producer says whether a product whose certificate ends is still made."""

from __future__ import annotations

import pytest

from given.certificates import a_past_certificate
from given.people import NOON, act_of, an_act
from given.registry import a_producer, a_representative_of
from hoaban.areas.certificates.actions import answer_making
from hoaban.areas.certificates.models import MakingAnswer
from hoaban.core.accounts.roles import Role
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def its_producer(certificate):
    return act_of(a_representative_of(certificate.product.producer))


def test_the_answer_is_kept_with_when_and_by_whom():
    certificate = a_past_certificate()
    act = its_producer(certificate)

    answer = answer_making(act, certificate, making="still", packs_left=1200, note="Tem cũ")

    assert (answer.making, answer.packs_left, answer.note) == ("still", 1200, "Tem cũ")
    assert (answer.at, answer.by) == (NOON, act.actor.user_id)


def test_the_same_answer_again_changes_nothing_and_another_stands_beside_it():
    certificate = a_past_certificate()
    act = its_producer(certificate)
    first = answer_making(act, certificate, making="still")

    assert answer_making(act, certificate, making="still") == first
    latest = answer_making(act, certificate, making="stopped")

    assert MakingAnswer.objects.count() == 2
    assert certificate.making_answers.first() == latest


def test_only_its_own_producer_answers():
    certificate = a_past_certificate()

    for act in (act_of(a_representative_of(a_producer())), an_act(Role.PROVINCIAL_OFFICER)):
        with pytest.raises(Refused) as refused:
            answer_making(act, certificate, making="stopped")
        assert refused.value.refusal.code == "not-its-producer"
