"""Confirming who asks to be let in."""

from datetime import timedelta

import pytest

from given.people import NOON, OTHER_COMMUNE, a_person, act_of, an_act
from given.registry import a_producer, a_representative_of, a_request, an_officer_of
from hoaban.areas.registry import actions, queries
from hoaban.areas.registry.models import EntryRequest
from hoaban.core.accounts.models import User
from hoaban.core.accounts.queries import open_slip
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.chain import verify
from hoaban.core.files import store
from hoaban.core.files.models import StoredFile
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_the_person_gets_a_way_in_and_what_was_asked_with_is_gone(
    django_capture_on_commit_callbacks,  # type: ignore[no-untyped-def]
) -> None:
    producer, row = a_producer(), a_request(name="Lò Thị Minh Hoạ", phone="0912345678")
    assert row.file
    sha256 = row.file.sha256
    officer = an_officer_of()

    with django_capture_on_commit_callbacks(execute=True):
        made = actions.confirm_request(officer, row, producer=producer.slug)

    assert open_slip("0912345678", made.code, NOON) == made.slip
    assert [held.user.name for held in queries.representatives_of(producer)] == ["Lò Thị Minh Hoạ"]
    row = EntryRequest.objects.get()
    assert (row.name, row.phone, row.tax_code, row.producer_name, row.file) == ("", "", "", "", None)
    assert (row.confirmed, row.answered_by_id) == (True, officer.actor.user_id)
    assert not StoredFile.objects.exists()
    with pytest.raises(FileNotFoundError):
        store.content_of(sha256)
    assert verify().ok


def test_it_is_answered_once() -> None:
    producer, row = a_producer(), a_request()
    actions.confirm_request(an_officer_of(), row, producer=producer.slug)

    for again in (
        lambda: actions.confirm_request(an_officer_of(), row, producer=producer.slug),
        lambda: actions.refuse_request(an_officer_of(), row, reason="Minh hoạ."),
    ):
        with pytest.raises(Refused) as refused:
            again()
        assert refused.value.refusal.code == "request-answered"


def test_one_that_is_older_than_it_may_be_kept_is_answered_no_more() -> None:
    producer, row = a_producer(), a_request()

    with pytest.raises(Refused) as refused:
        actions.confirm_request(
            act_of(an_officer_of().actor, NOON + timedelta(days=30)), row, producer=producer.slug
        )

    assert refused.value.refusal.code == "request-answered"


def test_whose_number_others_have_is_asked_about() -> None:
    a_person("Lò Văn Minh Hoạ", log_in="0912345678")
    producer, row = a_producer(), a_request(name="Lò Thị Minh Hoạ", phone="0912345678")

    with pytest.raises(Refused) as refused:
        actions.confirm_request(an_officer_of(), row, producer=producer.slug)
    assert refused.value.refusal.code == "number-in-use"
    assert EntryRequest.objects.get().answered_at is None
    actions.confirm_request(an_officer_of(), row, producer=producer.slug, another_person=True)

    assert User.objects.filter(phone="0912345678").count() == 2


def test_only_for_a_producer_of_the_register_that_one_may_let_in() -> None:
    row = a_request()

    for slug, code in (("khong-co", "unknown-producer"), (a_producer(OTHER_COMMUNE).slug, "not-inviter")):
        with pytest.raises(Refused) as refused:
            actions.confirm_request(an_officer_of(), row, producer=slug)
        assert refused.value.refusal.code == code


def test_others_may_not_answer() -> None:
    producer, row = a_producer(), a_request()
    strangers = [
        an_officer_of(OTHER_COMMUNE), an_act(Role.COMMUNE_CHAIR), act_of(a_representative_of(producer)),
    ]  # fmt: skip

    for act in strangers:
        with pytest.raises(Refused) as refused:
            actions.confirm_request(act, row, producer=producer.slug)
        assert refused.value.refusal.code == "not-answerer-here"
