"""Refusing who asks to be let in."""

import pytest

from given.people import OTHER_COMMUNE
from given.registry import a_request, an_office_act, an_officer_of
from given.rows import rows_of_a_test
from hoaban.areas.registry import actions
from hoaban.areas.registry.models import EntryRequest
from hoaban.core.accounts.models import User
from hoaban.core.files.models import StoredFile
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("act", [an_officer_of, an_office_act])
def test_the_reason_stays_and_the_person_does_not(act) -> None:  # type: ignore[no-untyped-def]
    row = a_request(name="Lò Thị Minh Hoạ", phone="0912345678")
    actions.refuse_request(act(), row, reason="Không có trong sổ.")

    row = EntryRequest.objects.get()
    assert (row.confirmed, row.reason, row.name, row.phone) == (False, "Không có trong sổ.", "", "")
    assert not StoredFile.objects.exists()
    assert not User.objects.filter(phone="0912345678").exists()


def test_another_commune_may_not() -> None:
    with pytest.raises(Refused) as refused:
        actions.refuse_request(an_officer_of(OTHER_COMMUNE), a_request(), reason="Minh hoạ.")

    assert refused.value.refusal.code == "not-answerer-here"


def test_a_request_whose_photograph_is_gone_is_answered_all_the_same() -> None:
    row = a_request()
    with rows_of_a_test() as act:
        row.file = None
        act.save(row)

    assert actions.refuse_request(an_officer_of(), row, reason="Minh hoạ.").reason == "Minh hoạ."
