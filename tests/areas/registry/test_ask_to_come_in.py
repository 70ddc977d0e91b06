"""Asking to be let in without a slip."""

import sys
from datetime import timedelta
from typing import Any

import pytest

from given.files import an_upload
from given.people import COMMUNE, NOON, OTHER_COMMUNE, an_actor
from given.registry import a_producer, a_request, the_commune
from hoaban.areas.registry import actions, queries
from hoaban.areas.registry.models import EntryRequest
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.actors import PUBLIC
from hoaban.core.audit.chain import verify
from hoaban.core.files.models import StoredFile
from hoaban.core.notices.queries import notices_of
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_the_commune_is_told_and_sees_it_and_no_other() -> None:
    officer, elsewhere = an_actor(Role.COMMUNE_OFFICER), an_actor(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE)

    row = a_request()

    assert list(queries.open_requests(officer, NOON)) == [row]
    assert list(queries.open_requests(elsewhere, NOON)) == []
    assert list(queries.open_requests(an_actor(Role.PROVINCIAL_OFFICER), NOON)) == [row]
    assert list(queries.open_requests(an_actor(Role.COMMUNE_CHAIR), NOON)) == []
    assert "xin vào" in notices_of(officer)[0].title
    assert row.file
    assert row.file.owner == COMMUNE


def test_a_file_that_is_no_photograph_leaves_nothing() -> None:
    with pytest.raises(Refused) as refused:
        a_request(file=an_upload("a.jpg", b"MZ not a picture"))

    assert refused.value.refusal.code == "file-kind"
    assert not EntryRequest.objects.exists()


def test_after_30_days_it_is_seen_no_more_and_the_next_request_lets_it_go() -> None:
    old = a_request()
    later = NOON + timedelta(days=30)
    assert not queries.open_requests(an_actor(Role.COMMUNE_OFFICER), later).exists()

    facts: dict[str, Any] = {
        "name": "A", "phone": "0912345678", "producer_name": "B", "tax_code": "012345678901",
        "commune": the_commune(), "file": an_upload(),
    }  # fmt: skip
    actions.ask_to_come_in(Act(PUBLIC, later, "page"), **facts)

    old.refresh_from_db()
    assert (old.name, old.phone, old.tax_code, old.producer_name, old.file) == ("", "", "", "", None)
    assert StoredFile.objects.count() == 1
    assert verify().ok


def test_one_commune_is_not_flooded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["hoaban.areas.registry.actions.ask_to_come_in"], "MOST_OPEN", 1)
    a_request()

    with pytest.raises(Refused) as refused:
        a_request()

    assert refused.value.refusal.code == "too-many-requests"
    assert a_request(OTHER_COMMUNE)


def test_what_fits_the_register_stands_first() -> None:
    a_producer(name="HTX Không Trùng")
    by_phone = a_producer(phone="0912345678")
    by_tax_code = a_producer(tax_code="012345678901")
    a_producer(OTHER_COMMUNE, phone="0912345678")

    fits = queries.fits_of(a_request(phone="0912345678", tax_code="012345678901"))

    assert [fit.producer for fit in fits[:2]] == [by_tax_code, by_phone]
    assert (fits[0].same_tax_code, fits[0].same_phone, fits[1].same_phone) == (True, False, True)
    assert all(fit.weight == 0 for fit in fits[2:])
    assert len(fits) == 3
